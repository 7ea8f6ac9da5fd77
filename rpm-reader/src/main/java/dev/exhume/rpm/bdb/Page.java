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
  private static final int TYPE_OFFSET = 25;

  private final Bytes bytes;
  private final int headerSize;

  Page(Bytes bytes, int headerSize) {
    this.bytes = bytes;
    this.headerSize = headerSize;
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
