package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * A page of a Berkeley DB file, of any type but metadata.
 *
 * <pre>
 * Page   --> Header, content
 * Header --> lsn (8 bytes), number (u32), previous (u32), next (u32), entries (u16),
 *            lowest item or used bytes (u16), level (u8), type (u8),
 *            { unused (2 bytes), checksum (4 bytes) }
 * </pre>
 *
 * The last page of a file may be short.
 */
final class Page {
  static final int FREE = 0;
  static final int OVERFLOW = 7;

  /** Without a checksum. */
  static final int HEADER_SIZE = 26;

  static final int HEADER_SIZE_WITH_CHECKSUM = 32;

  private static final int NUMBER_OFFSET = 8;
  private static final int PREVIOUS_OFFSET = 12;
  private static final int NEXT_OFFSET = 16;
  private static final int ENTRIES_OFFSET = 20;
  private static final int LOWEST_ITEM_OFFSET = 22;
  private static final int TYPE_OFFSET = 25;

  private final Bytes bytes;
  private final int headerSize;
  private final long place;

  /**
   * Views bytes as a page.
   *
   * @param place the number that a page has there
   */
  Page(Bytes bytes, int headerSize, long place) {
    this.bytes = bytes;
    this.headerSize = headerSize;
    this.place = place;
  }

  /** The number that a page has at this place of the file. */
  long place() {
    return place;
  }

  /** The whole page. */
  Bytes bytes() {
    return bytes;
  }

  /** The page's own number, which tells where it belongs. */
  long number() throws MalformedDataException {
    return bytes.u32(NUMBER_OFFSET);
  }

  /** Whether the page says that it belongs where it is. */
  boolean isInPlace() throws MalformedDataException {
    return number() == place;
  }

  /** Whether the page was never used, or is lost altogether. */
  boolean isZero() throws MalformedDataException {
    for (int at = 0; at < bytes.size(); at++) {
      if (bytes.u8(at) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The page before this one in a chain, or 0. */
  long previous() throws MalformedDataException {
    return bytes.u32(PREVIOUS_OFFSET);
  }

  /** The page after this one in a chain or in the list of free pages, or 0. */
  long next() throws MalformedDataException {
    return bytes.u32(NEXT_OFFSET);
  }

  /** The number of keys and values. */
  int entries() throws MalformedDataException {
    return bytes.u16(ENTRIES_OFFSET);
  }

  /** Where the items of a page of keys and values start, which grow from the end of the page. */
  int lowestItem() throws MalformedDataException {
    int offset = bytes.u16(LOWEST_ITEM_OFFSET);
    // The end of the largest page does not fit into 16 bits.
    return offset == 0 ? bytes.size() : offset;
  }

  /** How much of the content of an overflow page is used. */
  int usedBytes() throws MalformedDataException {
    return bytes.u16(LOWEST_ITEM_OFFSET);
  }

  int type() throws MalformedDataException {
    return bytes.u8(TYPE_OFFSET);
  }

  /** What comes after the header. */
  Bytes content() throws MalformedDataException {
    return bytes.slice("page content", headerSize, bytes.size() - headerSize);
  }

  /** What holds nothing that is in use, and may hold something that was. */
  Bytes unused(AccessMethod method) throws MalformedDataException {
    if (type() == FREE) {
      return content();
    }
    if (type() == OVERFLOW) {
      return between(headerSize + usedBytes(), bytes.size());
    }
    return method.isPairPage(type())
        ? between(headerSize + Short.BYTES * entries(), lowestItem())
        : between(0, 0);
  }

  private Bytes between(int start, int end) throws MalformedDataException {
    return start < end && end <= bytes.size()
        ? bytes.slice("unused part", start, end - start)
        : bytes.slice("unused part", 0, 0);
  }

  MalformedDataException misplaced() throws MalformedDataException {
    return bytes.malformed(NUMBER_OFFSET, "page number is %d, not %d".formatted(number(), place));
  }

  MalformedDataException malformedPrevious(String reason) {
    return bytes.malformed(PREVIOUS_OFFSET, reason);
  }

  MalformedDataException malformedNext(String reason) {
    return bytes.malformed(NEXT_OFFSET, reason);
  }

  MalformedDataException malformedEntries(String reason) {
    return bytes.malformed(ENTRIES_OFFSET, reason);
  }

  MalformedDataException malformedUsedBytes(String reason) {
    return bytes.malformed(LOWEST_ITEM_OFFSET, reason);
  }

  MalformedDataException malformedType(String reason) {
    return bytes.malformed(TYPE_OFFSET, reason);
  }
}
