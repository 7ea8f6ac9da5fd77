package dev.exhume.disk.volume.partition;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The partitions in an extended one: a chain of boot records, each with one partition and a link.
 *
 * <p>A partition starts from its own record; a link leads from the start of the extended partition.
 * Linux numbers them from 5 on in the order of the chain.
 */
final class LogicalPartitions {
  /** As Linux reads at most. */
  private static final int MAX_RECORDS = 256;

  private static final int FIRST_NUMBER = 5;

  private final ByteSource bytes;
  private final String disk;
  private final DiskProblems problems;
  private final List<Partition> partitions = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();

  LogicalPartitions(ByteSource bytes, String disk, DiskProblems problems) {
    this.bytes = bytes;
    this.disk = disk;
    this.problems = problems;
  }

  List<Partition> all() {
    return partitions;
  }

  /** Follows the chain of an extended partition to its end, or to where it breaks. */
  void add(BootRecordEntry extended) {
    long first = extended.startSector();
    long sector = first;
    while (sector != 0) {
      try {
        sector = next(first, sector);
      } catch (MalformedDataException e) {
        tell(e.offset(), e.getMessage());
        return;
      } catch (IOException e) {
        tell(sector * BootRecord.SECTOR_SIZE, "boot record cannot be read: " + e.getMessage());
        return;
      }
    }
  }

  private void tell(long offset, String message) {
    problems.add(disk, offset, message + "; logical partitions may be missing");
  }

  /** Reads the record in a sector and returns the sector of the next one, or 0 at the end. */
  private long next(long first, long sector) throws IOException {
    BootRecord record = BootRecord.read(bytes, sector);
    if (!seen.add(sector) || seen.size() > MAX_RECORDS) {
      throw record.sector().malformed(0, "the chain of logical partitions does not end");
    }
    record.requireSignature();
    long next = 0;
    for (int slot = 0; slot < BootRecord.ENTRIES; slot++) {
      BootRecordEntry entry = record.entry(slot);
      if (entry.isExtended() && entry.isUsed()) {
        next = next == 0 ? first + entry.startSector() : next;
      } else if (entry.isUsed()) {
        int number = FIRST_NUMBER + partitions.size();
        long start = sector + entry.startSector();
        partitions.add(Sectors.partition(number, start, entry, bytes, disk, problems));
      }
    }
    return next;
  }
}
