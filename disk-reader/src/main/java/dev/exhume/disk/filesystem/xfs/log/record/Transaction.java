package dev.exhume.disk.filesystem.xfs.log.record;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The operations of a transaction, whose regions may be cut by the ends of records.
 *
 * <pre>
 * 0 u32 magic, by which one tells the byte order; 4 u32 type; 8 s32 id; 12 u32 number of items
 * item: 0 u16 type; 2 u16 number of its regions, this one included
 * </pre>
 */
public final class Transaction {
  private static final int MAGIC = 0x5452_414E;
  private static final int MAX_REGION = 1 << 20;
  private static final String NAME = "XFS log item";

  private final LogSequenceNumber number;
  private final List<Region> regions = new ArrayList<>();

  Transaction(LogSequenceNumber number) {
    this.number = number;
  }

  private record Region(long position, List<byte[]> pieces) {
    Bytes join(ByteOrder order) throws MalformedDataException {
      if (pieces.size() == 1) {
        return Bytes.of(NAME, position, pieces.get(0), order);
      }
      long length = pieces.stream().mapToLong(piece -> piece.length).sum();
      if (length > MAX_REGION) {
        throw new MalformedDataException(
            NAME, position, "it has a region of %d bytes".formatted(length));
      }
      ByteBuffer all = ByteBuffer.allocate((int) length);
      pieces.forEach(all::put);
      return Bytes.of(NAME, position, all.flip(), order);
    }
  }

  void add(long position, byte[] bytes) {
    List<byte[]> pieces = new ArrayList<>(1);
    pieces.add(bytes);
    regions.add(new Region(position, pieces));
  }

  /** Goes on with the region that was added last. */
  void extend(long position, byte[] bytes) throws MalformedDataException {
    if (regions.isEmpty()) {
      throw new MalformedDataException(NAME, position, "it goes on before it starts");
    }
    regions.get(regions.size() - 1).pieces().add(bytes);
  }

  /** What it consists of, in the order in which it was logged. */
  public List<LogItem> items() throws MalformedDataException {
    List<LogItem> items = new ArrayList<>();
    if (regions.isEmpty()) {
      return items;
    }
    ByteOrder order = order(regions.get(0).join(ByteOrder.LITTLE_ENDIAN));
    int next = 1;
    while (next < regions.size()) {
      Bytes format = regions.get(next).join(order);
      int count = format.u16(2);
      if (count < 1 || count > regions.size() - next) {
        throw format.malformed(
            2, "it has %d regions, and %d are left".formatted(count, regions.size() - next));
      }
      List<Bytes> joined = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        joined.add(regions.get(next + i).join(order));
      }
      items.add(new LogItem(number, format.u16(0), joined));
      next += count;
    }
    return items;
  }

  private static ByteOrder order(Bytes header) throws MalformedDataException {
    if (header.s32(0) == MAGIC) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    if (header.in(ByteOrder.BIG_ENDIAN).s32(0) == MAGIC) {
      return ByteOrder.BIG_ENDIAN;
    }
    throw header.malformed(
        0, "magic of a transaction is 0x%08x, not 0x%08x".formatted(header.u32(0), MAGIC));
  }
}
