package dev.exhume.disk.volume.md.superblock;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads superblocks of version 0.90, which lie at the end of the device, in the byte order of the
 * machine that made the array.
 *
 * @see <a href="https://raid.wiki.kernel.org/index.php/RAID_superblock_formats">RAID superblock
 *     formats</a>
 */
final class SuperblockV0 {
  private static final int SIZE = 4096;
  private static final int RESERVED_BYTES = 64 << 10;
  private static final long MAGIC = 0xA92B_4EFCL;
  private static final int VERSION = 90;

  /** While an array is reshaped, so that older kernels leave it alone. */
  private static final int RESHAPING_VERSION = 91;

  private static final int CHECKSUM = 152;
  private static final int DESCRIPTORS = 512;
  private static final int DESCRIPTOR_SIZE = 128;
  private static final int THIS_DESCRIPTOR = 3968;
  private static final int MAX_DEVICES = 27;
  private static final int CLEAN = 1;
  private static final int KIBIBYTE = 1024;
  private static final int FAULTY_STATE = 1;
  private static final int SYNC_STATE = 4;

  private SuperblockV0() {}

  /** Where the superblock of a device lies; nothing if the device is too small. */
  static Optional<Long> position(long deviceSize) {
    long position = deviceSize - deviceSize % RESERVED_BYTES - RESERVED_BYTES;
    return Optional.of(position).filter(found -> found >= 0);
  }

  /** The superblock of a device, if it has one. */
  static Optional<Superblock> read(ByteSource device) throws IOException {
    Optional<Long> position = position(device.size());
    if (position.isEmpty()) {
      return Optional.empty();
    }
    Bytes little = device.read("md superblock 0.90", position.get(), SIZE, ByteOrder.LITTLE_ENDIAN);
    for (Bytes bytes : List.of(little, little.in(ByteOrder.BIG_ENDIAN))) {
      int minor = bytes.s32(8);
      if (bytes.u32(0) == MAGIC
          && bytes.u32(4) == 0
          && (minor == VERSION || minor == RESHAPING_VERSION)) {
        return Optional.of(superblock(bytes));
      }
    }
    return Optional.empty();
  }

  private static Superblock superblock(Bytes bytes) throws MalformedDataException {
    List<Role> roles = new ArrayList<>();
    for (int device = 0; device < MAX_DEVICES; device++) {
      roles.add(role(bytes, DESCRIPTORS + device * DESCRIPTOR_SIZE));
    }
    int level = bytes.s32(28);
    Geometry geometry =
        new Geometry(
            level, bytes.s32(256), bytes.u32(260), bytes.s32(40), bytes.u32(32) * KIBIBYTE, false);
    Superblock.Rest rest =
        new Superblock.Rest(
            fault(bytes),
            bytes.u32(8) == RESHAPING_VERSION,
            false,
            false,
            false,
            (bytes.u32(132) & CLEAN) != 0,
            Optional.empty());
    String uuid =
        "%08x:%08x:%08x:%08x".formatted(bytes.u32(20), bytes.u32(52), bytes.u32(56), bytes.u32(60));
    return new Superblock(
        "0.90",
        bytes.position(),
        uuid,
        Optional.of(Long.toString(bytes.u32(44))),
        bytes.u32(24),
        geometry,
        new Superblock.Extent(0, bytes.position()),
        bytes.s32(THIS_DESCRIPTOR),
        roles,
        bytes.s64(156),
        rest);
  }

  private static Role role(Bytes bytes, int descriptor) throws MalformedDataException {
    int slot = bytes.s32(descriptor + 12);
    long state = bytes.u32(descriptor + 16);
    if ((state & FAULTY_STATE) != 0) {
      return Role.FAULTY;
    }
    return (state & SYNC_STATE) != 0 && slot >= 0 ? new Role(slot) : Role.SPARE;
  }

  private static Optional<String> fault(Bytes bytes) throws MalformedDataException {
    long sum = 0;
    for (int offset = 0; offset < SIZE; offset += Integer.BYTES) {
      sum += offset == CHECKSUM ? 0 : bytes.u32(offset);
    }
    return Checksum.fault(sum, bytes.u32(CHECKSUM));
  }
}
