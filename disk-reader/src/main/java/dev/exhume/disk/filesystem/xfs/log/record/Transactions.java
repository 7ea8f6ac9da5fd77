package dev.exhume.disk.filesystem.xfs.log.record;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The transactions of the log, put together from the operations in its records. Those whose end is
 * not in the log did not happen.
 *
 * <pre>
 * operation: 0 u32 transaction; 4 u32 length of what follows; 8 u8 who wrote it; 9 u8 flags; 12 data
 * </pre>
 */
public final class Transactions {
  private static final int HEADER_BYTES = 12;
  private static final int BY_TRANSACTION = 0x69;
  private static final int BY_LOG = 0xAA;

  private static final int START = 0x01;
  private static final int COMMIT = 0x02;
  private static final int WAS_CONTINUED = 0x08;
  private static final int UNMOUNT = 0x20;

  /** Kernels write out what transactions gathered before it is 64 MiB. */
  private static final long MAX_OPEN_BYTES = 128L << 20;

  /** A machine with little memory has to have some left for what transactions change. */
  private static final int SHARE_OF_MEMORY = 4;

  /** What an operation costs, however little is in it. */
  private static final int OPERATION_COST = 100;

  private final LogRing ring;
  private final LogEnds ends;
  private final Consumer consumer;
  private final Map<Long, Open> open = new HashMap<>();
  private final long most =
      Math.min(MAX_OPEN_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
  private long openBytes;

  private Transactions(LogRing ring, LogEnds ends, Consumer consumer) {
    this.ring = ring;
    this.ends = ends;
    this.consumer = consumer;
  }

  /** Takes what happened. */
  public interface Consumer {
    /** Takes the next transaction that was committed. */
    void accept(Transaction transaction) throws IOException;
  }

  private static final class Open {
    private final Transaction transaction;
    private long bytes;

    Open(LogSequenceNumber number) {
      this.transaction = new Transaction(number);
    }
  }

  /**
   * Gives all transactions that were committed, in that order.
   *
   * @throws IOException at the first record that cannot be read; what lies before it was given
   */
  public static void read(LogRing ring, LogEnds ends, Consumer consumer) throws IOException {
    new Transactions(ring, ends, consumer).readAll();
  }

  private void readAll() throws IOException {
    LogSequenceNumber tail = ends.last().tail();
    long lastCycle = ends.last().cycle();
    boolean isPossible =
        tail.block() < ring.sectors()
            && tail.compareTo(ends.last().number()) <= 0
            && (tail.cycle() == lastCycle || tail.cycle() == lastCycle - 1);
    if (!isPossible) {
      throw ends.last().bytes().malformed(24, "the first record cannot be %s".formatted(tail));
    }
    int sector = (int) tail.block();
    int left = ring.distance(sector, ends.head());
    if (left == 0) {
      left = ring.sectors();
    }
    LogSequenceNumber before = new LogSequenceNumber(0, 0);
    while (left > 0) {
      LogRecord record = LogRecord.read(ring, sector);
      record.check();
      RecordHeader header = record.header();
      if (header.sectors() > left || header.number().compareTo(before) <= 0) {
        throw header
            .bytes()
            .malformed(
                16,
                "record %s of %d sectors follows record %s, %d sectors before the end"
                    .formatted(header.number(), header.sectors(), before, left));
      }
      add(record);
      before = header.number();
      sector = ring.after(sector, header.sectors());
      left -= header.sectors();
    }
  }

  private void add(LogRecord record) throws IOException {
    Bytes data = record.data();
    int next = 0;
    for (int i = 0; i < record.header().operations(); i++) {
      long length = data.u32(next + 4);
      int author = data.u8(next + 8);
      if (author != BY_TRANSACTION && author != BY_LOG) {
        throw new MalformedDataException(
            "XFS log operation",
            record.position(next + 8),
            "it was written by 0x%02x, not 0x%02x".formatted(author, BY_TRANSACTION));
      }
      int start = next + HEADER_BYTES;
      if (length > data.size() - start) {
        throw new MalformedDataException(
            "XFS log operation",
            record.position(next + 4),
            "length is %d, and %d bytes are left".formatted(length, data.size() - start));
      }
      add(
          data.u32(next),
          data.u8(next + 9),
          record.header().number(),
          record.position(start),
          data.copy(start, (int) length));
      next = start + (int) length;
    }
  }

  private void add(long id, int flags, LogSequenceNumber number, long position, byte[] bytes)
      throws IOException {
    if ((flags & UNMOUNT) != 0) {
      return;
    }
    if ((flags & START) != 0) {
      Open left = open.put(id, new Open(number));
      openBytes += OPERATION_COST - (left == null ? 0 : left.bytes);
      open.get(id).bytes = OPERATION_COST;
    }
    Open found = open.get(id);
    if (found == null) {
      return; // It started before the first record that is needed, and so it is on the volume.
    }
    if ((flags & COMMIT) != 0) {
      open.remove(id);
      openBytes -= found.bytes;
      consumer.accept(found.transaction);
    } else if (bytes.length > 0) {
      int cost = bytes.length + OPERATION_COST;
      found.bytes += cost;
      openBytes += cost;
      if (openBytes > most) {
        throw new UnsupportedFeatureException(
            "an XFS log with more than %d bytes in transactions without an end".formatted(most));
      }
      if ((flags & WAS_CONTINUED) != 0) {
        found.transaction.extend(position, bytes);
      } else {
        found.transaction.add(position, bytes);
      }
    }
  }
}
