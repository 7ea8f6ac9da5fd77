package dev.exhume.disk.filesystem.fat;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.fat.name.ShortName;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The first sector of a volume, which says where everything else is.
 *
 * <p>The table of files follows the reserved sectors, in one or more copies; then comes the root
 * directory, which FAT32 has in clusters, and then cluster 2.
 *
 * @param sectorBytes {@code BPB_BytsPerSec}
 * @param clusterSectors {@code BPB_SecPerClus}
 * @param reservedSectors {@code BPB_RsvdSecCnt}
 * @param copies {@code BPB_NumFATs}
 * @param rootEntries {@code BPB_RootEntCnt}
 * @param sectors {@code BPB_TotSec16} or {@code BPB_TotSec32}
 * @param media {@code BPB_Media}
 * @param fatSectors {@code BPB_FATSz16} or {@code BPB_FATSz32}
 * @param flags {@code BPB_ExtFlags} of FAT32: which copy counts
 * @param rootCluster {@code BPB_RootClus} of FAT32
 * @param serial {@code BS_VolID}
 * @param label {@code BS_VolLab}
 */
record BootSector(
    FatKind kind,
    int sectorBytes,
    int clusterSectors,
    int reservedSectors,
    int copies,
    int rootEntries,
    long sectors,
    int media,
    long fatSectors,
    int flags,
    long rootCluster,
    Optional<String> serial,
    Optional<String> label) {
  static final int FIRST_CLUSTER = 2;

  /** Where mkfs and Windows put the copy that FAT32 has. */
  private static final long COPY_SECTOR = 6;

  private static final String NAME = "FAT boot sector";
  private static final int SIZE = 512;
  private static final int SIGNATURE = 0xAA55;
  private static final int MIN_SECTOR_BYTES = 512;
  private static final int MAX_SECTOR_BYTES = 4096;
  private static final int MAX_COPIES = 4;
  private static final int ENTRY_BYTES = 32;
  private static final long MOST_OF_FAT12 = 4084;

  /** Where the fields lie that follow the others, which FAT32 has further on. */
  private static final int MORE = 36;

  private static final int MORE_OF_FAT32 = 64;
  private static final int LABEL_BYTES = 11;

  /** Reads the sector at a position. */
  static BootSector read(ByteSource volume, long position) throws IOException {
    Bytes bytes = volume.read(NAME, position, SIZE, ByteOrder.LITTLE_ENDIAN);
    if (bytes.u16(510) != SIGNATURE) {
      throw bytes.malformed(
          510, "signature is 0x%04x, not 0x%04x".formatted(bytes.u16(510), SIGNATURE));
    }
    // Linux goes by this field, whatever the number of clusters is.
    boolean isFat32 = bytes.u16(22) == 0;
    int more = isFat32 ? MORE_OF_FAT32 : MORE;
    boolean hasSerial = bytes.u8(more + 2) == 0x29 || bytes.u8(more + 2) == 0x28;
    BootSector sector =
        new BootSector(
            isFat32 ? FatKind.FAT32 : FatKind.FAT16,
            bytes.u16(11),
            bytes.u8(13),
            bytes.u16(14),
            bytes.u8(16),
            bytes.u16(17),
            bytes.u16(19) == 0 ? bytes.u32(32) : bytes.u16(19),
            bytes.u8(21),
            isFat32 ? bytes.u32(36) : bytes.u16(22),
            isFat32 ? bytes.u16(40) : 0,
            isFat32 ? bytes.u32(44) : 0,
            hasSerial ? Optional.of(serial(bytes.u32(more + 3))) : Optional.empty(),
            hasSerial ? ShortName.label(bytes.copy(more + 7, LABEL_BYTES)) : Optional.empty());
    sector.requireSense(bytes);
    boolean isFat12 = !isFat32 && sector.clustersOnDisk() <= MOST_OF_FAT12;
    return isFat12 ? sector.as(FatKind.FAT12) : sector;
  }

  /** The copy that FAT32 has, whatever the size of sectors is. */
  static Optional<BootSector> copy(ByteSource volume) {
    for (int size = MIN_SECTOR_BYTES; size <= MAX_SECTOR_BYTES; size *= 2) {
      try {
        BootSector copy = read(volume, COPY_SECTOR * size);
        if (copy.kind == FatKind.FAT32 && copy.sectorBytes == size) {
          return Optional.of(copy);
        }
      } catch (IOException none) {
        // Then sectors have another size, or there is no copy.
      }
    }
    return Optional.empty();
  }

  private static String serial(long number) {
    return "%04X-%04X".formatted(number >> 16, number & 0xFFFF);
  }

  private BootSector as(FatKind other) {
    return new BootSector(
        other,
        sectorBytes,
        clusterSectors,
        reservedSectors,
        copies,
        rootEntries,
        sectors,
        media,
        fatSectors,
        flags,
        rootCluster,
        serial,
        label);
  }

  /** There is no magic number: all fields have to fit. */
  private void requireSense(Bytes bytes) throws MalformedDataException {
    boolean isSectorSize =
        Integer.bitCount(sectorBytes) == 1
            && sectorBytes >= MIN_SECTOR_BYTES
            && sectorBytes <= MAX_SECTOR_BYTES;
    require(isSectorSize, bytes, 11, "sectors have %d bytes".formatted(sectorBytes));
    require(
        Integer.bitCount(clusterSectors) == 1,
        bytes,
        13,
        "clusters have %d sectors".formatted(clusterSectors));
    require(reservedSectors > 0, bytes, 14, "0 sectors are reserved");
    require(
        copies > 0 && copies <= MAX_COPIES,
        bytes,
        16,
        "%d copies of the table of files, not 1 to %d".formatted(copies, MAX_COPIES));
    boolean isRoot =
        kind == FatKind.FAT32
            ? rootEntries == 0
            : rootEntries > 0 && rootEntries * ENTRY_BYTES % sectorBytes == 0;
    require(isRoot, bytes, 17, "the root directory has %d entries".formatted(rootEntries));
    require(
        media >= 0xF8 || media == 0xF0, bytes, 21, "media descriptor is 0x%02x".formatted(media));
    require(fatSectors > 0, bytes, 36, "the table of files has 0 sectors");
    require(
        clustersOnDisk() > 0 && clusters() > 0,
        bytes,
        32,
        "%d sectors have no room for clusters".formatted(sectors));
  }

  private static void require(boolean isSound, Bytes bytes, int offset, String reason)
      throws MalformedDataException {
    if (!isSound) {
      throw bytes.malformed(offset, reason);
    }
  }

  private long clustersOnDisk() {
    return (sectors - firstDataSector()) / clusterSectors;
  }

  /** How many clusters there are, of which the table has an entry for each. */
  long clusters() {
    long inTable = kind.entriesIn(fatSectors * sectorBytes) - FIRST_CLUSTER;
    return Math.min(Math.min(clustersOnDisk(), inTable), kind.bad() - FIRST_CLUSTER);
  }

  /** Whether a cluster of that number exists. */
  boolean has(long cluster) {
    return cluster >= FIRST_CLUSTER && cluster - FIRST_CLUSTER < clusters();
  }

  int clusterBytes() {
    return clusterSectors * sectorBytes;
  }

  /** Where a copy of the table of files starts, in bytes. */
  long tablePosition(int copy) {
    return (reservedSectors + copy * fatSectors) * sectorBytes;
  }

  /** Where the root directory of FAT12 and FAT16 starts, in bytes. */
  long rootPosition() {
    return tablePosition(copies);
  }

  int rootBytes() {
    return rootEntries * ENTRY_BYTES;
  }

  private long firstDataSector() {
    return reservedSectors + copies * fatSectors + rootBytes() / sectorBytes;
  }

  /** Where a cluster starts, in sectors. */
  long sector(long cluster) {
    return firstDataSector() + (cluster - FIRST_CLUSTER) * clusterSectors;
  }
}
