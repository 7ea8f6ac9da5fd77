package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The start of page 1.
 *
 * @param pageSize in bytes
 * @param usableSize of a page in bytes; what is reserved at its end belongs to extensions
 * @param pageCount the number of pages that the database thinks it has, or 0 where it does not know
 * @param firstTrunk the page that the list of free pages starts with, or 0
 * @param freePages the number of free pages
 * @param encoding of texts
 * @param isLost whether page 1 is damaged, and all this is found from the other pages
 * @see <a href="https://sqlite.org/fileformat2.html#the_database_header">database header</a>
 */
public record DatabaseHeader(
    int pageSize,
    int usableSize,
    long pageCount,
    long firstTrunk,
    long freePages,
    Charset encoding,
    boolean isLost) {

  public static final int SIZE = 100;
  public static final int MIN_PAGE_SIZE = 512;
  public static final int MAX_PAGE_SIZE = 65_536;
  public static final int MAX_RESERVED = 255;
  public static final int MIN_USABLE_SIZE = 480;

  static final int FIRST_TRUNK_OFFSET = 32;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int UTF_16LE = 2;
  private static final int UTF_16BE = 3;

  /** Reads the header at the start of page 1. */
  public static DatabaseHeader read(Bytes page) throws MalformedDataException {
    if (!Arrays.equals(page.copy(0, MAGIC.length), MAGIC)) {
      throw page.malformed(0, "it does not start with \"SQLite format 3\"");
    }
    int pageSize = pageSize(page.u16(16));
    if (!isPageSize(pageSize)) {
      throw page.malformed(
          16,
          "page size is %d, not a power of two from %d to %d"
              .formatted(pageSize, MIN_PAGE_SIZE, MAX_PAGE_SIZE));
    }
    int reserved = page.u8(20);
    if (pageSize - reserved < MIN_USABLE_SIZE) {
      throw page.malformed(
          20, "%d of %d bytes of a page are reserved".formatted(reserved, pageSize));
    }
    // Versions before 3.7.0 did not keep the number of pages up to date.
    boolean knowsItsSize = page.u32(24) == page.u32(92);
    return new DatabaseHeader(
        pageSize,
        pageSize - reserved,
        knowsItsSize ? page.u32(28) : 0,
        page.u32(FIRST_TRUNK_OFFSET),
        page.u32(36),
        encoding(page.u32(56)),
        false);
  }

  /** What can be said without page 1. */
  public static DatabaseHeader lost(int pageSize, int usableSize) {
    return new DatabaseHeader(pageSize, usableSize, 0, 0, 0, StandardCharsets.UTF_8, true);
  }

  /** Whether pages are as large as another header says, and as much of them can be used. */
  public boolean hasPagesOf(DatabaseHeader other) {
    return pageSize == other.pageSize && usableSize == other.usableSize;
  }

  /** The page size that a field of 16 bits means, which is too narrow for the largest one. */
  private static int pageSize(int field) {
    return field == 1 ? MAX_PAGE_SIZE : field;
  }

  static boolean isPageSize(long size) {
    return size >= MIN_PAGE_SIZE && size <= MAX_PAGE_SIZE && Long.bitCount(size) == 1;
  }

  private static Charset encoding(long number) {
    if (number == UTF_16LE) {
      return StandardCharsets.UTF_16LE;
    }
    return number == UTF_16BE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }
}
