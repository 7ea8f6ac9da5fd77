package dev.exhume.disk.volume.partition;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The partition table of UEFI. It stands twice on a disk, at the start and at the end; the second
 * serves where the first is damaged.
 */
final class Gpt {
  /** The sizes of sectors that disks have; the table does not say which. */
  private static final List<Integer> SECTOR_SIZES = List.of(512, 4096);

  private final ByteSource bytes;
  private final String disk;
  private final DiskProblems problems;

  private Gpt(ByteSource bytes, String disk, DiskProblems problems) {
    this.bytes = bytes;
    this.disk = disk;
    this.problems = problems;
  }

  /** Reads the partitions; nothing if there is no table. */
  static Optional<List<Partition>> read(ByteSource bytes, String disk, DiskProblems problems)
      throws IOException {
    return new Gpt(bytes, disk, problems).read();
  }

  private Optional<List<Partition>> read() throws IOException {
    for (int sectorSize : SECTOR_SIZES) {
      if (isAt(sectorSize)) {
        try {
          return Optional.of(partitions(sectorSize, sectorSize));
        } catch (IOException e) {
          return Optional.of(copy(offset(e, sectorSize), String.valueOf(e.getMessage())));
        }
      }
    }
    return isProtected()
        ? Optional.of(copy(BootRecord.SECTOR_SIZE, "no GPT header can be read where one should be"))
        : Optional.empty();
  }

  /** Whether a header can be seen; one in a bad sector cannot. */
  private boolean isAt(long position) {
    try {
      return GptHeader.isAt(bytes, position);
    } catch (IOException e) {
      return false;
    }
  }

  private static long offset(IOException fault, long otherwise) {
    return fault instanceof MalformedDataException malformed ? malformed.offset() : otherwise;
  }

  /** Whether the boot record says that there is a GPT. */
  private boolean isProtected() throws IOException {
    if (bytes.size() < BootRecord.SECTOR_SIZE) {
      return false;
    }
    BootRecord record = BootRecord.read(bytes, 0);
    return record.isSigned() && record.entry(0).type() == BootRecordEntry.PROTECTIVE;
  }

  private List<Partition> copy(long offset, String fault) throws IOException {
    for (int sectorSize : SECTOR_SIZES) {
      long position = bytes.size() - sectorSize;
      if (isAt(position)) {
        try {
          List<Partition> partitions = partitions(position, sectorSize);
          problems.add(disk, offset, fault + "; the copy at the end of the disk is read");
          return partitions;
        } catch (IOException e) {
          problems.add(disk, offset(e, position), String.valueOf(e.getMessage()));
        }
      }
    }
    problems.add(disk, offset, fault + "; there is no sound copy either: partitions are not known");
    return List.of();
  }

  private List<Partition> partitions(long position, int sectorSize) throws IOException {
    GptHeader header = GptHeader.read(bytes, position, sectorSize);
    Bytes entries = header.entries(bytes);
    List<Partition> partitions = new ArrayList<>();
    for (int i = 0; i < header.entryCount(); i++) {
      Bytes entry = entries.slice("GPT entry", i * header.entrySize(), header.entrySize());
      GptEntry.read(entry, i + 1, sectorSize).ifPresent(partitions::add);
    }
    for (Partition partition : partitions) {
      Sectors.requireInside(partition, bytes.size(), disk, problems);
    }
    return partitions;
  }
}
