package dev.exhume.disk.filesystem.xfs.log.record;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where the part of the log starts and ends that is of this time: from the first record that is
 * still needed to behind the last one that was written wholly.
 *
 * <p>Several records may have been on their way when the server died, and the later ones may have
 * arrived without the earlier ones; those do not count.
 *
 * @param last the last record, which says where the first one lies
 * @param torn what is wrong with the first record that did not arrive as it was written
 */
public record LogEnds(int head, RecordHeader last, boolean isClean, Optional<String> torn) {
  /** As many records as a kernel writes at once. */
  private static final int RECORDS_ON_THEIR_WAY = 8;

  private static final int SECTORS_ON_THEIR_WAY =
      RECORDS_ON_THEIR_WAY * RecordHeader.MAX_LENGTH / LogRing.SECTOR_BYTES;

  /** A record has 8 sectors of header at most. */
  private static final int MAX_RECORD_SECTORS =
      RecordHeader.MAX_LENGTH / LogRing.SECTOR_BYTES
          + RecordHeader.MAX_LENGTH / RecordHeader.BYTES_PER_HEADER;

  private static final int UNMOUNT = 0x20;
  private static final int FLAGS = 9;

  /** Finds them; nothing if the log was never written to. */
  public static Optional<LogEnds> find(LogRing ring) throws IOException {
    long cycle = cycle(ring.read(0, 1), 0);
    if (cycle == 0) {
      return Optional.empty();
    }
    int head = firstHole(ring, cycle, endOfCycle(ring, cycle));
    Deque<Integer> starts = recordsBefore(ring, head);
    while (!starts.isEmpty() && !isWhole(ring, starts.getLast(), head)) {
      head = starts.removeLast();
    }
    Optional<String> torn = Optional.empty();
    for (int start : lastOf(starts)) {
      Optional<String> fault = fault(ring, start);
      if (fault.isPresent()) {
        torn = fault;
        head = start;
        break;
      }
    }
    while (!starts.isEmpty() && torn.isPresent() && starts.removeLast() != head) {
      // Whatever follows a torn record is left out.
    }
    if (starts.isEmpty()) {
      throw new MalformedDataException(
          "XFS log", ring.position(head), torn.orElse("there is no whole record before its end"));
    }
    LogRecord last = LogRecord.read(ring, starts.getLast());
    return Optional.of(new LogEnds(head, last.header(), isUnmount(last), torn));
  }

  /** The first sector that is not of the cycle in which the log starts, by halving. */
  private static int endOfCycle(LogRing ring, long cycle) throws IOException {
    int of = 0;
    int notOf = ring.sectors();
    if (cycle(ring.read(notOf - 1, 1), 0) == cycle) {
      return notOf;
    }
    while (notOf - of > 1) {
      int middle = of + (notOf - of) / 2;
      if (cycle(ring.read(middle, 1), 0) == cycle) {
        of = middle;
      } else {
        notOf = middle;
      }
    }
    return notOf;
  }

  /** The first sector before the end that is left from the round before its neighbours'. */
  private static int firstHole(LogRing ring, long cycle, int end) throws IOException {
    int count = Math.min(SECTORS_ON_THEIR_WAY, ring.sectors() - 1);
    int first = ring.after(end, -count);
    byte[] sectors = ring.read(first, count);
    for (int i = 0; i < count; i++) {
      int sector = ring.after(first, i);
      long left = sector < end ? cycle - 1 : cycle - 2;
      if (left >= 0 && cycle(sectors, i * LogRing.SECTOR_BYTES) == left) {
        return sector;
      }
    }
    return ring.after(end, 0);
  }

  private static long cycle(byte[] sectors, int offset) throws MalformedDataException {
    Bytes sector = Bytes.of("XFS log", 0, sectors, ByteOrder.BIG_ENDIAN);
    return RecordHeader.isAt(sectors, offset) ? sector.u32(offset + 4) : sector.u32(offset);
  }

  /** Where records start, as far back as those on their way may lie, and one more. */
  private static Deque<Integer> recordsBefore(LogRing ring, int head) throws IOException {
    int count = Math.min((RECORDS_ON_THEIR_WAY + 2) * MAX_RECORD_SECTORS, ring.sectors());
    int first = ring.after(head, -count);
    byte[] sectors = ring.read(first, count);
    Deque<Integer> starts = new ArrayDeque<>();
    for (int i = 0; i < count; i++) {
      if (RecordHeader.isAt(sectors, i * LogRing.SECTOR_BYTES)) {
        starts.add(ring.after(first, i));
      }
    }
    return starts;
  }

  private static List<Integer> lastOf(Deque<Integer> starts) {
    List<Integer> all = new ArrayList<>(starts);
    return all.subList(Math.max(0, all.size() - RECORDS_ON_THEIR_WAY), all.size());
  }

  private static boolean isWhole(LogRing ring, int start, int head) throws IOException {
    try {
      RecordHeader header = RecordHeader.read(ring, start, ring.read(start, 1), 0);
      return ring.after(start, header.sectors()) == head;
    } catch (MalformedDataException e) {
      return false;
    }
  }

  private static Optional<String> fault(LogRing ring, int start) throws IOException {
    try {
      LogRecord.read(ring, start).check();
      return Optional.empty();
    } catch (MalformedDataException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Closing a file system leaves a record of its own. */
  private static boolean isUnmount(LogRecord last) throws MalformedDataException {
    return last.header().operations() == 1
        && last.data().size() > FLAGS
        && (last.data().u8(FLAGS) & UNMOUNT) != 0;
  }
}
