package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/** A key or a value on a hash page: its bytes, or where they lie. */
record HashItem(int type, Bytes bytes) {
  private static final int KEY_DATA = 1;
  private static final int OFF_PAGE = 3;

  static HashItem read(Bytes item) throws MalformedDataException {
    int type = item.u8(0);
    if (type != KEY_DATA && type != OFF_PAGE) {
      throw item.malformed(0, "item type is %d, not %d or %d".formatted(type, KEY_DATA, OFF_PAGE));
    }
    return new HashItem(type, item);
  }

  /** Whether the bytes lie in a chain of overflow pages. */
  boolean isOffPage() {
    return type == OFF_PAGE;
  }

  /** The bytes of an item that holds them itself. */
  Bytes inline() throws MalformedDataException {
    if (isOffPage()) {
      throw bytes.malformed(0, "the item does not hold its bytes itself");
    }
    return bytes.slice("hash item's data", 1, bytes.size() - 1);
  }

  /** The first page of the chain. */
  long firstPage() throws MalformedDataException {
    return bytes.u32(4);
  }

  /** The number of bytes in the chain. */
  long length() throws MalformedDataException {
    return bytes.u32(8);
  }
}
