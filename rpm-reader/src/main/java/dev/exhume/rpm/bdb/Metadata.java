package dev.exhume.rpm.bdb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Page 0 of a Berkeley DB file.
 *
 * <pre>
 *               hash 5        hash 6        hash 7 to 10, BTREE 8 to 10
 * magic         12            12            12
 * version       16            16            16
 * page size     20            20            20
 * encryption                                24 (u8)
 * flags                                     26 (u8)
 * key count     48            72            88 (hash)
 * </pre>
 *
 * Other versions than these were never written by RPM, or by nobody: they are damage, and read as
 * the last.
 *
 * @param pageSize in bytes
 * @param pageHeaderSize in bytes; pages with a checksum have a longer header
 * @param keyCount the number of keys that a hash database thinks it has; a BTREE does not count
 * @param keyCountOffset where that stands
 * @param isLost whether page 0 is damaged, and all this is found from the other pages
 */
record Metadata(
    AccessMethod method,
    ByteOrder order,
    int pageSize,
    int pageHeaderSize,
    long keyCount,
    long keyCountOffset,
    boolean isLost) {

  static final int MIN_PAGE_SIZE = 512;
  static final int MAX_PAGE_SIZE = 65_536;

  private static final int SIZE = 512;
  private static final int MAGIC_OFFSET = 12;
  private static final int CHECKSUMS = 1;

  /** Of Berkeley DB 2 and of 3.0. */
  private static final int HASH_5 = 5;

  private static final int HASH_6 = 6;

  /** Reads page 0, which shows its byte order by its magic. */
  static Metadata read(ByteSource source, AccessMethod method) throws IOException {
    Bytes page = source.read("metadata page", 0, SIZE, ByteOrder.LITTLE_ENDIAN);
    if (page.u32(MAGIC_OFFSET) == method.magic()) {
      return read(page, method, ByteOrder.LITTLE_ENDIAN);
    }
    Bytes bigEndian = page.in(ByteOrder.BIG_ENDIAN);
    if (bigEndian.u32(MAGIC_OFFSET) == method.magic()) {
      return read(bigEndian, method, ByteOrder.BIG_ENDIAN);
    }
    throw page.malformed(
        MAGIC_OFFSET,
        "magic is 0x%08x, not 0x%08x in either byte order"
            .formatted(page.u32(MAGIC_OFFSET), method.magic()));
  }

  private static Metadata read(Bytes page, AccessMethod method, ByteOrder order)
      throws IOException {
    long version = page.u32(16);
    long pageSize = page.u32(20);
    if (pageSize < MIN_PAGE_SIZE || pageSize > MAX_PAGE_SIZE || Long.bitCount(pageSize) != 1) {
      throw malformedPageSize(page, pageSize);
    }
    boolean isHash = method == AccessMethod.HASH;
    boolean isOld = isHash && (version == HASH_5 || version == HASH_6);
    if (!isOld && page.u8(24) != 0) {
      throw new UnsupportedFeatureException("An encrypted Berkeley DB file");
    }
    boolean checksums = !isOld && (page.u8(26) & CHECKSUMS) != 0;
    int keyCountOffset = keyCountOffset(version);
    return new Metadata(
        method,
        order,
        (int) pageSize,
        checksums ? Page.HEADER_SIZE_WITH_CHECKSUM : Page.HEADER_SIZE,
        isHash ? page.u32(keyCountOffset) : 0,
        keyCountOffset,
        false);
  }

  private static int keyCountOffset(long version) {
    if (version == HASH_5) {
      return 48;
    }
    return version == HASH_6 ? 72 : 88;
  }

  /** What can be said without page 0. */
  static Metadata lost(AccessMethod method, ByteOrder order, int pageSize) {
    return new Metadata(method, order, pageSize, Page.HEADER_SIZE, 0, 0, true);
  }

  /** The byte order of the keys. */
  ByteOrder keyOrder() {
    return method.keyOrder(order);
  }

  private static MalformedDataException malformedPageSize(Bytes page, long pageSize) {
    return page.malformed(
        20,
        "page size is %d, not a power of two from %d to %d"
            .formatted(pageSize, MIN_PAGE_SIZE, MAX_PAGE_SIZE));
  }
}
