package dev.exhume.disk.volume.partition;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import java.io.IOException;
import java.util.Optional;

/** Turns sectors into partitions. */
final class Sectors {
  private Sectors() {}

  /**
   * Makes a partition of an entry.
   *
   * @param startSector from the start of the disk
   */
  static Partition partition(
      int number,
      long startSector,
      BootRecordEntry entry,
      ByteSource bytes,
      String disk,
      DiskProblems problems)
      throws IOException {
    Partition partition =
        new Partition(
            number,
            startSector * BootRecord.SECTOR_SIZE,
            entry.sectors() * BootRecord.SECTOR_SIZE,
            entry.typeName(),
            Optional.empty(),
            Optional.empty());
    requireInside(partition, bytes.size(), disk, problems);
    return partition;
  }

  /** Tells that the disk is too short for a partition, be it for its end or for all of it. */
  static void requireInside(
      Partition partition, long diskSize, String disk, DiskProblems problems) {
    if (partition.startByte() >= diskSize) {
      problems.add(
          disk,
          partition.startByte(),
          "partition %d of %d bytes starts past the end of the disk at 0x%x: it is lost"
              .formatted(partition.number(), partition.sizeBytes(), diskSize));
    } else if (partition.startByte() > diskSize - partition.sizeBytes()) {
      problems.add(
          disk,
          partition.startByte(),
          "partition %d of %d bytes reaches past the end of the disk at 0x%x; the rest is lost"
              .formatted(partition.number(), partition.sizeBytes(), diskSize));
    }
  }
}
