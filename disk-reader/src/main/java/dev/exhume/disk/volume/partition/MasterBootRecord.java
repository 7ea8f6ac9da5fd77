package dev.exhume.disk.volume.partition;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The partition table of a PC: four primary partitions, one of which may hold logical ones. */
final class MasterBootRecord {
  /** Boot sectors of file systems end as a boot record does, and have this at 3 or at 54, 82. */
  private static final List<BootSector> BOOT_SECTORS =
      List.of(
          new BootSector(3, "NTFS    "),
          new BootSector(3, "EXFAT   "),
          new BootSector(54, "FAT12   "),
          new BootSector(54, "FAT16   "),
          new BootSector(54, "FAT     "),
          new BootSector(82, "FAT32   "));

  private MasterBootRecord() {}

  /** Reads the partitions; nothing if the first sector is no boot record, or that of a volume. */
  static Optional<List<Partition>> read(ByteSource bytes, String disk, DiskProblems problems)
      throws IOException {
    if (bytes.size() < BootRecord.SECTOR_SIZE) {
      return Optional.empty();
    }
    BootRecord record = BootRecord.read(bytes, 0);
    if (!record.isSigned() || isOfFileSystem(record) || !isPlausible(record, bytes.size())) {
      return Optional.empty();
    }
    List<Partition> partitions = new ArrayList<>();
    LogicalPartitions logical = new LogicalPartitions(bytes, disk, problems);
    long identity = record.diskIdentity();
    for (int slot = 0; slot < BootRecord.ENTRIES; slot++) {
      BootRecordEntry entry = record.entry(slot);
      if (entry.isExtended()) {
        logical.add(entry);
      } else if (entry.isUsed() && entry.type() != BootRecordEntry.PROTECTIVE) {
        partitions.add(
            Sectors.partition(slot + 1, entry.startSector(), entry, bytes, disk, problems));
      }
    }
    partitions.addAll(logical.all());
    return Optional.of(partitions.stream().map(partition -> partition.on(identity)).toList());
  }

  private static boolean isOfFileSystem(BootRecord record) throws IOException {
    for (BootSector known : BOOT_SECTORS) {
      byte[] name = known.name().getBytes(StandardCharsets.US_ASCII);
      if (Arrays.equals(record.sector().copy(known.offset(), name.length), name)) {
        return true;
      }
    }
    return false;
  }

  /** Where one partition starts on a disk, the others may lie on a part of it that is lost. */
  private static boolean isPlausible(BootRecord record, long diskSize) throws IOException {
    boolean isOneHere = false;
    for (int slot = 0; slot < BootRecord.ENTRIES; slot++) {
      BootRecordEntry entry = record.entry(slot);
      if (!entry.hasPlausibleStatus() || (entry.isUsed() && entry.startSector() == 0)) {
        return false;
      }
      isOneHere |= entry.isUsed() && entry.startSector() * BootRecord.SECTOR_SIZE < diskSize;
    }
    return isOneHere;
  }

  private record BootSector(int offset, String name) {}
}
