package dev.exhume.rpm;

import dev.exhume.testdata.RpmDatabases;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The pages of a Berkeley DB file, to be damaged. */
final class BerkeleyPages {
  static final int NUMBER = 8;
  static final int PREVIOUS = 12;
  static final int NEXT = 16;
  static final int ENTRIES = 20;
  static final int LOWEST_ITEM = 22;
  static final int TYPE = 25;

  static final int FREE = 0;
  static final int OVERFLOW = 7;

  private byte[] bytes;
  private final ByteOrder order;
  private final int pageSize;

  private BerkeleyPages(byte[] bytes) {
    this.bytes = bytes;
    this.order = bytes[15] == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    this.pageSize = ByteBuffer.wrap(bytes).order(order).getInt(20);
  }

  static BerkeleyPages of(String name) {
    return new BerkeleyPages(RpmDatabases.packagesFile(name));
  }

  byte[] bytes() {
    return bytes;
  }

  int pageSize() {
    return pageSize;
  }

  int count() {
    return bytes.length / pageSize;
  }

  /** Where a field of a page lies in the file. */
  int at(int page, int offset) {
    return page * pageSize + offset;
  }

  int u8(int page, int offset) {
    return Byte.toUnsignedInt(bytes[at(page, offset)]);
  }

  int u16(int page, int offset) {
    return Short.toUnsignedInt(buffer().getShort(at(page, offset)));
  }

  int u32(int page, int offset) {
    return buffer().getInt(at(page, offset));
  }

  BerkeleyPages u8(int page, int offset, int value) {
    bytes[at(page, offset)] = (byte) value;
    return this;
  }

  BerkeleyPages u16(int page, int offset, int value) {
    buffer().putShort(at(page, offset), (short) value);
    return this;
  }

  BerkeleyPages u32(int page, int offset, int value) {
    buffer().putInt(at(page, offset), value);
    return this;
  }

  /** Overwrites a part of a page. */
  BerkeleyPages fill(int page, int offset, int length, int value) {
    Arrays.fill(bytes, at(page, offset), at(page, offset) + length, (byte) value);
    return this;
  }

  /** Adds a copy of a page at the end of the file. */
  BerkeleyPages append(int page) {
    bytes = Arrays.copyOf(bytes, bytes.length + pageSize);
    System.arraycopy(bytes, at(page, 0), bytes, bytes.length - pageSize, pageSize);
    return this;
  }

  /** The first page of keys with at least two pairs. */
  int pairPage() {
    int page = 1;
    while (!(u8(page, TYPE) == 13 || u8(page, TYPE) == 5) || u16(page, ENTRIES) < 4) {
      page++;
    }
    return page;
  }

  /** The first overflow page that holds a name. */
  int firstPageOf(String name) {
    byte[] wanted = ("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
    int at = 0;
    while (!Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)
        || u8(at / pageSize, TYPE) != OVERFLOW) {
      at++;
    }
    return at / pageSize;
  }

  int lastPageOf(String name) {
    int page = firstPageOf(name);
    while (u32(page, NEXT) != 0) {
      page = u32(page, NEXT);
    }
    return page;
  }

  /** Where the key leads to the chain of a package: the item's first page. */
  int itemOf(String name) {
    int first = firstPageOf(name);
    int at = 0;
    while (buffer().getInt(at + 4) != first || buffer().getInt(at + 8) < 100 || !isOffPage(at)) {
      at++;
    }
    return at + 4;
  }

  private boolean isOffPage(int at) {
    return bytes[at] == 3 || bytes[at + 2] == 3;
  }

  private ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).order(order);
  }
}
