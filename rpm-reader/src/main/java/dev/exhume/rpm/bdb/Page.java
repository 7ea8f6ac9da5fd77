package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * A page of a Berkeley DB file, of any type but metadata.
 *
 * <pre>
 * Page   --> Header, content
 * Header --> lsn (8 bytes), number (u32), previous (u32), next (u32), entries (u16),
 *            lowest item (u16), level (u8), type (u8), { unused (2 bytes), checksum (4 bytes) }
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
  private static final int NEXT_OFFSET = 16;
  private static final int ENTRIES_OFFSET = 20;

  /** Of an overflow page, the number of bytes that are used. */
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

  /** Whether the page says that it belongs where it is; one that was never used says nothing. */
  boolean isInPlace() throws MalformedDataException {
    return number() == place;
  }

  /** The whole page. */
  Bytes bytes() {
    return bytes;
  }

  int headerSize() {
    return headerSize;
  }

  /** The page's own number, which tells where it belongs. */
  long number() throws MalformedDataException {
    return bytes.u32(NUMBER_OFFSET);
  }

  /** The page before this one in a chain, or 0. */
  long previous() throws MalformedDataException {
    return bytes.u32(12);
  }

  /** The page after this one in a chain or in the list of free pages, or 0. */
  long next() throws MalformedDataException {
    return bytes.u32(NEXT_OFFSET);
  }

  int entries() throws MalformedDataException {
    return bytes.u16(ENTRIES_OFFSET);
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
      return between(headerSize + bytes.u16(LOWEST_ITEM_OFFSET), bytes.size());
    }
    int lowestItem = bytes.u16(LOWEST_ITEM_OFFSET);
    return method.isPairPage(type())
        ? between(headerSize + Short.BYTES * entries(), lowestItem)
        : between(0, 0);
  }

  private Bytes between(int start, int end) throws MalformedDataException {
    return start < end && end <= bytes.size()
        ? bytes.slice("unused part", start, end - start)
        : bytes.slice("unused part", 0, 0);
  }

  MalformedDataException malformedNext(String reason) {
    return bytes.malformed(NEXT_OFFSET, reason);
  }

  MalformedDataException malformedEntries(String reason) {
    return bytes.malformed(ENTRIES_OFFSET, reason);
  }

  MalformedDataException malformedType(String reason) {
    return bytes.malformed(TYPE_OFFSET, reason);
  }
}
