package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * A row on a leaf page of a table.
 *
 * <pre>
 * LeafCell --> payload size (varint), rowid (varint), payload or its start,
 *              [first overflow page (u32)]
 * </pre>
 *
 * @param start of the cell on its page
 * @param payloadStart on the page
 * @param localSize of what of the payload lies on the page
 * @param firstOverflow the page where the payload goes on, or 0
 */
record LeafCell(
    int start, long rowid, long payloadSize, int payloadStart, int localSize, long firstOverflow) {
  private static final int MIN_SIZE = 4;

  /**
   * Reads a cell.
   *
   * @param usableSize of the page
   */
  static LeafCell read(Bytes page, int start, int usableSize) throws MalformedDataException {
    Varint size = Varint.read(page, start);
    if (size.value() < 0 || size.value() > Integer.MAX_VALUE) {
      throw page.malformed(
          start, "payload of %s bytes".formatted(Long.toUnsignedString(size.value())));
    }
    Varint rowid = Varint.read(page, start + size.size());
    int payloadStart = start + size.size() + rowid.size();
    int localSize = localSize(size.value(), usableSize);
    boolean isWhole = localSize == size.value();
    LeafCell cell =
        new LeafCell(
            start,
            rowid.value(),
            size.value(),
            payloadStart,
            localSize,
            isWhole ? 0 : page.u32(payloadStart + localSize));
    if (cell.end() > usableSize) {
      throw page.malformed(
          start, "cell ends at 0x%x, not before 0x%x".formatted(cell.end(), usableSize));
    }
    return cell;
  }

  /** How much of a payload lies on the page. */
  static int localSize(long payloadSize, int usableSize) {
    int most = usableSize - 35;
    if (payloadSize <= most) {
      return (int) payloadSize;
    }
    int least = (usableSize - 12) * 32 / 255 - 23;
    int withFullPages = (int) (least + (payloadSize - least) % (usableSize - 4));
    return withFullPages <= most ? withFullPages : least;
  }

  /** Where the cell ends on its page. */
  int end() {
    int end = payloadStart + localSize + (firstOverflowIsThere() ? Integer.BYTES : 0);
    return Math.max(end, start + MIN_SIZE);
  }

  private boolean firstOverflowIsThere() {
    return localSize < payloadSize;
  }
}
