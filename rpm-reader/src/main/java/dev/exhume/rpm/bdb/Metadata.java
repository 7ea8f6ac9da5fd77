package dev.exhume.rpm.bdb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.rpm.header.Damage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Page 0 of a Berkeley DB file.
 *
 * <pre>
 *               hash 4, 5     hash 6        hash 7 to 10, BTREE 8 to 10
 * magic         12            12            12
 * version       16            16            16
 * page size     20            20            20
 * encryption                                24 (u8)
 * flags                                     26 (u8)
 * last page                                 32 (not hash 7, not BTREE 8)
 * key count     48            72            88 (hash)
 * </pre>
 *
 * @param pageSize in bytes
 * @param pageHeaderSize in bytes; pages with a checksum have a longer header
 * @param start of page 0 in the file, below 0 where the file lost its first bytes
 * @param lastPage its number, or 0 where it is not known
 * @param keyCount the number of keys that a hash database thinks it has; a BTREE does not count
 * @param keyCountOffset where that stands in the file
 * @param damage what is wrong with page 0
 */
record Metadata(
    AccessMethod method,
    ByteOrder order,
    int pageSize,
    int pageHeaderSize,
    long start,
    long lastPage,
    long keyCount,
    long keyCountOffset,
    Optional<Damage> damage) {

  static final int MIN_PAGE_SIZE = 512;
  static final int MAX_PAGE_SIZE = 65_536;

  private static final int SIZE = 512;
  private static final int MAGIC_OFFSET = 12;
  private static final int VERSION_OFFSET = 16;
  private static final int CHECKSUMS = 1;
  private static final int LAST_VERSION = 10;

  /**
   * Reads page 0, which shows its byte order by its magic.
   *
   * @param start of the page in the file
   * @throws UnsupportedFeatureException when the pages are encrypted
   */
  static Metadata read(ByteSource source, long start, AccessMethod method) throws IOException {
    Bytes page = source.read("metadata page", start, SIZE, ByteOrder.LITTLE_ENDIAN);
    if (isMetadata(page, method)) {
      return read(page, method, ByteOrder.LITTLE_ENDIAN);
    }
    Bytes bigEndian = page.in(ByteOrder.BIG_ENDIAN);
    if (isMetadata(bigEndian, method)) {
      return read(bigEndian, method, ByteOrder.BIG_ENDIAN);
    }
    throw page.malformed(
        MAGIC_OFFSET,
        "magic is 0x%08x, not 0x%08x in either byte order"
            .formatted(page.u32(MAGIC_OFFSET), method.magic()));
  }

  /** Whether a page is page 0 of a database of its own. */
  static boolean isMetadata(Bytes page, AccessMethod method) throws MalformedDataException {
    return page.u32(MAGIC_OFFSET) == method.magic();
  }

  private static Metadata read(Bytes page, AccessMethod method, ByteOrder order)
      throws IOException {
    long pageSize = page.u32(20);
    if (pageSize < MIN_PAGE_SIZE || pageSize > MAX_PAGE_SIZE || Long.bitCount(pageSize) != 1) {
      throw malformedPageSize(page, pageSize);
    }
    long version = page.u32(VERSION_OFFSET);
    boolean isHash = method == AccessMethod.HASH;
    boolean isOld = isHash && version >= 4 && version <= 6;
    if (!isOld && page.u8(24) != 0) {
      throw new UnsupportedFeatureException("An encrypted Berkeley DB file");
    }
    boolean checksums = !isOld && (page.u8(26) & CHECKSUMS) != 0;
    boolean hasLastPage = version > (isHash ? 7 : 8) && version <= LAST_VERSION;
    int keyCountOffset = keyCountOffset(version);
    return new Metadata(
        method,
        order,
        (int) pageSize,
        checksums ? Page.HEADER_SIZE_WITH_CHECKSUM : Page.HEADER_SIZE,
        page.position(),
        hasLastPage ? page.u32(32) : 0,
        isHash ? page.u32(keyCountOffset) : 0,
        page.position() + keyCountOffset,
        unknownVersion(page, version, isHash ? 4 : 8));
  }

  private static int keyCountOffset(long version) {
    return switch ((int) version) {
      case 4, 5 -> 48;
      case 6 -> 72;
      default -> 88;
    };
  }

  private static Optional<Damage> unknownVersion(Bytes page, long version, int first)
      throws MalformedDataException {
    if (version >= first && version <= LAST_VERSION) {
      return Optional.empty();
    }
    MalformedDataException fault =
        page.malformed(
            VERSION_OFFSET, "version is %d, not %d to %d".formatted(version, first, LAST_VERSION));
    return Optional.of(
        new Damage(fault.offset(), fault.getMessage() + "; it is read as the last of these"));
  }

  /** What can be said without page 0. */
  static Metadata lost(
      AccessMethod method, ByteOrder order, int pageSize, int pageHeaderSize, long start) {
    String message =
        "metadata page is damaged; pages of %d bytes are read without it".formatted(pageSize);
    if (start < 0) {
      message = "the first %d bytes are missing; ".formatted(-start) + message;
    }
    return new Metadata(
        method,
        order,
        pageSize,
        pageHeaderSize,
        start,
        0,
        0,
        0,
        Optional.of(new Damage(Math.max(0, start), message)));
  }

  /** The same, with what is wrong with it. */
  Metadata with(Damage found) {
    return new Metadata(
        method,
        order,
        pageSize,
        pageHeaderSize,
        start,
        lastPage,
        keyCount,
        keyCountOffset,
        Optional.of(found));
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
