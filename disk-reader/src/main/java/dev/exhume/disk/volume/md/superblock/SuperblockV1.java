package dev.exhume.disk.volume.md.superblock;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads superblocks of version 1, which are always little-endian and lie at the end of the device
 * (1.0), at its start (1.1) or 4 KiB behind it (1.2).
 *
 * @see <a href="https://raid.wiki.kernel.org/index.php/RAID_superblock_formats">RAID superblock
 *     formats</a>
 */
final class SuperblockV1 {
  private static final int SIZE = 4096;
  private static final int SECTOR = 512;
  private static final long MAGIC = 0xA92B_4EFCL;
  private static final int FIXED_BYTES = 256;
  private static final int MAX_DEVICES = (SIZE - FIXED_BYTES) / Short.BYTES;
  private static final int CHECKSUM = 216;
  private static final int SIZE_OFFSET = 80;
  private static final int DATA_OFFSET = 128;
  private static final int DATA_SIZE = 136;
  private static final int NAME = 32;
  private static final int NAME_SIZE = 32;
  private static final int UUID_SIZE = 16;

  /** Times have 24 bits of microseconds above them. */
  private static final long SECONDS = (1L << 40) - 1;

  /** No disk is as large, and the bytes of two such numbers together can still be counted. */
  private static final long MAX_SECTORS = 1L << 52;

  private static final int SPARE_ROLE = 0xFFFF;
  private static final int FAULTY_ROLE = 0xFFFE;
  private static final int JOURNAL_ROLE = 0xFFFD;

  private static final int RECOVERY_FEATURE = 0x2;
  private static final int RESHAPE_FEATURE = 0x4;
  private static final int BAD_BLOCKS_FEATURE = 0x8;
  private static final int REPLACEMENT_FEATURE = 0x10;
  private static final int JOURNAL_FEATURE = 0x200;
  private static final int RAID0_LAYOUT_FEATURE = 0x1000;

  private final String version;
  private final Bytes bytes;

  private SuperblockV1(String version, Bytes bytes) {
    this.version = version;
    this.bytes = bytes;
  }

  /** The superblock of version 1.0, at the end of the device. */
  static Optional<Superblock> readAtEnd(ByteSource device) throws IOException {
    long sector = (device.size() / SECTOR - 16) & ~7L;
    return read("1.0", device, sector * SECTOR);
  }

  /** The superblock of version 1.1, at the start of the device. */
  static Optional<Superblock> readAtStart(ByteSource device) throws IOException {
    return read("1.1", device, 0);
  }

  /** The superblock of version 1.2, near the start of the device. */
  static Optional<Superblock> readNearStart(ByteSource device) throws IOException {
    return read("1.2", device, SIZE);
  }

  private static Optional<Superblock> read(String version, ByteSource device, long position)
      throws IOException {
    if (position < 0 || position > device.size() - SIZE) {
      return Optional.empty();
    }
    Bytes bytes = device.read("md superblock " + version, position, SIZE, ByteOrder.LITTLE_ENDIAN);
    // One that says that it lies elsewhere belongs to a partition of the device, or is a copy.
    boolean isOurs =
        bytes.u32(0) == MAGIC && bytes.u32(4) == 1 && bytes.s64(144) == position / SECTOR;
    return isOurs ? Optional.of(new SuperblockV1(version, bytes).superblock()) : Optional.empty();
  }

  private Superblock superblock() throws MalformedDataException {
    String hex = HexFormat.of().formatHex(bytes.copy(16, UUID_SIZE));
    int end = bytes.slice("name", NAME, NAME_SIZE).indexOf(0, 0);
    String name = bytes.text(NAME, end < 0 ? NAME_SIZE : end);
    int features = bytes.s32(8);
    Geometry geometry =
        new Geometry(
            bytes.s32(72),
            bytes.s32(76),
            bytes.u32(88) * SECTOR,
            bytes.s32(92),
            sectors(SIZE_OFFSET) * SECTOR,
            (features & RAID0_LAYOUT_FEATURE) != 0);
    return new Superblock(
        version,
        bytes.position(),
        hex.replaceAll("(.{8})(?!$)", "$1:"),
        Optional.of(name).filter(text -> !text.isEmpty()),
        bytes.s64(64) & SECONDS,
        geometry,
        new Superblock.Extent(sectors(DATA_OFFSET) * SECTOR, sectors(DATA_SIZE) * SECTOR),
        bytes.s32(160),
        roles(),
        bytes.s64(200),
        rest(features));
  }

  private Superblock.Rest rest(int features) throws MalformedDataException {
    boolean hasBadBlocks = (features & BAD_BLOCKS_FEATURE) != 0 && bytes.u16(186) > 0;
    return new Superblock.Rest(
        fault(),
        (features & RESHAPE_FEATURE) != 0,
        (features & RECOVERY_FEATURE) != 0,
        (features & REPLACEMENT_FEATURE) != 0,
        (features & JOURNAL_FEATURE) != 0,
        bytes.s64(208) == -1,
        hasBadBlocks
            ? Optional.of(
                new BadBlockLog(
                    bytes.position() + (long) bytes.s32(188) * SECTOR,
                    bytes.u16(186) * SECTOR,
                    bytes.u8(185)))
            : Optional.empty());
  }

  private List<Role> roles() throws MalformedDataException {
    long devices = Math.min(bytes.u32(220), MAX_DEVICES);
    List<Role> roles = new ArrayList<>();
    for (int device = 0; device < devices; device++) {
      int role = bytes.u16(FIXED_BYTES + device * Short.BYTES);
      roles.add(
          switch (role) {
            case SPARE_ROLE -> Role.SPARE;
            case FAULTY_ROLE -> Role.FAULTY;
            case JOURNAL_ROLE -> Role.JOURNAL;
            default -> new Role(role);
          });
    }
    return roles;
  }

  /** A number of sectors; what is out of bounds is a {@link #fault}, and none. */
  private long sectors(int offset) throws MalformedDataException {
    long sectors = bytes.s64(offset);
    return sectors > MAX_SECTORS ? 0 : Math.max(0, sectors);
  }

  private Optional<String> fault() throws MalformedDataException {
    long devices = bytes.u32(220);
    if (devices > MAX_DEVICES) {
      return Optional.of("it tells of %d devices, at most %d fit".formatted(devices, MAX_DEVICES));
    }
    for (int offset : List.of(SIZE_OFFSET, DATA_OFFSET, DATA_SIZE)) {
      if (bytes.s64(offset) < 0 || bytes.s64(offset) > MAX_SECTORS) {
        return Optional.of("it tells of 0x%x sectors".formatted(bytes.s64(offset)));
      }
    }
    int covered = FIXED_BYTES + (int) devices * Short.BYTES;
    long sum = 0;
    int offset = 0;
    while (covered - offset >= Integer.BYTES) {
      sum += offset == CHECKSUM ? 0 : bytes.u32(offset);
      offset += Integer.BYTES;
    }
    if (offset < covered) {
      sum += bytes.u16(offset);
    }
    return Checksum.fault(sum, bytes.u32(CHECKSUM));
  }
}
