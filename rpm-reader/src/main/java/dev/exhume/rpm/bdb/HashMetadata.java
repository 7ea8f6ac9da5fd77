package dev.exhume.rpm.bdb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Page 0 of a hash database. Its version is not asked for: those that RPM wrote, 7 to 10, differ in
 * what is not read here.
 *
 * @param pageSize in bytes
 * @param pageHeaderSize in bytes; pages with a checksum have a longer header
 * @param keyCount the number of keys that the database thinks it has
 * @param isLost whether page 0 is damaged, and all this is found from the other pages
 */
record HashMetadata(
    ByteOrder order, int pageSize, int pageHeaderSize, long keyCount, boolean isLost) {

  static final long KEY_COUNT_OFFSET = 88;
  static final int MIN_PAGE_SIZE = 512;
  static final int MAX_PAGE_SIZE = 65_536;
  static final int PAGE_HEADER_SIZE = 26;

  private static final int SIZE = 512;
  private static final int MAGIC_OFFSET = 12;
  private static final long MAGIC = 0x0006_1561;
  private static final int CHECKSUMS = 1;
  private static final int PAGE_HEADER_SIZE_WITH_CHECKSUM = 32;

  /** Reads page 0, which shows its byte order by its magic. */
  static HashMetadata read(ByteSource source) throws IOException {
    Bytes page = source.read("hash metadata page", 0, SIZE, ByteOrder.LITTLE_ENDIAN);
    if (page.u32(MAGIC_OFFSET) == MAGIC) {
      return read(page, ByteOrder.LITTLE_ENDIAN);
    }
    Bytes bigEndian = page.in(ByteOrder.BIG_ENDIAN);
    if (bigEndian.u32(MAGIC_OFFSET) == MAGIC) {
      return read(bigEndian, ByteOrder.BIG_ENDIAN);
    }
    throw page.malformed(
        MAGIC_OFFSET,
        "magic is 0x%08x, not 0x%08x in either byte order"
            .formatted(page.u32(MAGIC_OFFSET), MAGIC));
  }

  private static HashMetadata read(Bytes page, ByteOrder order) throws IOException {
    long pageSize = page.u32(20);
    if (pageSize < MIN_PAGE_SIZE || pageSize > MAX_PAGE_SIZE || Long.bitCount(pageSize) != 1) {
      throw malformedPageSize(page, pageSize);
    }
    if (page.u8(24) != 0) {
      throw new UnsupportedFeatureException("An encrypted Berkeley DB file");
    }
    boolean checksums = (page.u8(26) & CHECKSUMS) != 0;
    return new HashMetadata(
        order,
        (int) pageSize,
        checksums ? PAGE_HEADER_SIZE_WITH_CHECKSUM : PAGE_HEADER_SIZE,
        page.u32((int) KEY_COUNT_OFFSET),
        false);
  }

  /** What can be said without page 0. */
  static HashMetadata lost(ByteOrder order, int pageSize) {
    return new HashMetadata(order, pageSize, PAGE_HEADER_SIZE, 0, true);
  }

  private static MalformedDataException malformedPageSize(Bytes page, long pageSize) {
    return page.malformed(
        20,
        "page size is %d, not a power of two from %d to %d"
            .formatted(pageSize, MIN_PAGE_SIZE, MAX_PAGE_SIZE));
  }
}
