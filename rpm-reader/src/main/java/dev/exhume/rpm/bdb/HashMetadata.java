package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Page 0 of a hash database.
 *
 * @param version of the format; 7 to 10 were written by RPM
 * @param pageSize in bytes
 * @param pageHeaderSize in bytes; pages with a checksum have a longer header
 * @param keyCount the number of keys that the database thinks it has
 */
record HashMetadata(
    ByteOrder order, long version, int pageSize, int pageHeaderSize, long keyCount) {
  static final int SIZE = 512;
  static final long KEY_COUNT_OFFSET = 88;

  private static final long MAGIC = 0x0006_1561;
  private static final int MIN_PAGE_SIZE = 512;
  private static final int MAX_PAGE_SIZE = 65_536;
  private static final int CHECKSUMS = 1;
  private static final int PAGE_HEADER_SIZE = 26;
  private static final int PAGE_HEADER_SIZE_WITH_CHECKSUM = 32;

  static HashMetadata read(Bytes page, ByteOrder order) throws IOException {
    long magic = page.u32(12);
    if (magic != MAGIC) {
      throw page.malformed(12, "magic is 0x%08x, not 0x%08x".formatted(magic, MAGIC));
    }
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
        page.u32(16),
        (int) pageSize,
        checksums ? PAGE_HEADER_SIZE_WITH_CHECKSUM : PAGE_HEADER_SIZE,
        page.u32((int) KEY_COUNT_OFFSET));
  }

  private static MalformedDataException malformedPageSize(Bytes page, long pageSize) {
    return page.malformed(
        20,
        "page size is %d, not a power of two from %d to %d"
            .formatted(pageSize, MIN_PAGE_SIZE, MAX_PAGE_SIZE));
  }
}
