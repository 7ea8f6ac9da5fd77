package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.HeaderLocation;

/**
 * A key or a value on a page: its bytes, or where they lie.
 *
 * <pre>
 * HashItem  --> type (u8), bytes
 *             | type (u8), unused (3 bytes), first page (u32), length (u32)
 * BtreeItem --> length (u16), type (u8), bytes
 *             | unused (u16), type (u8), unused (u8), first page (u32), length (u32)
 * </pre>
 *
 * @param bytes the bytes of the key or value, or the whole item where they lie in a chain
 * @param isOffPage whether the bytes lie in a chain of overflow pages
 * @param isDeleted whether the item was given up, and only waits to be overwritten
 */
record Item(Bytes bytes, boolean isOffPage, boolean isDeleted) {
  private static final int KEY_DATA = 1;
  private static final int OFF_PAGE = 3;
  private static final int OFF_PAGE_SIZE = 12;

  /** Flag of a BTREE item's type. */
  private static final int DELETED = 0x80;

  /** Reads an item of a hash page, which ends where it does. */
  static Item ofHash(Bytes item) throws MalformedDataException {
    int type = item.u8(0);
    if (isOffPage(item, 0, type)) {
      return new Item(item, true, false);
    }
    return new Item(item.slice("hash item's data", 1, item.size() - 1), false, false);
  }

  /** Reads the item of a BTREE page that starts at {@code start}. */
  static Item ofBtree(Bytes page, int start) throws MalformedDataException {
    int flagged = page.u8(start + 2);
    boolean isDeleted = (flagged & DELETED) != 0;
    if (isOffPage(page, start + 2, flagged & ~DELETED)) {
      return new Item(page.slice("BTREE item", start, OFF_PAGE_SIZE), true, isDeleted);
    }
    Bytes data = page.slice("BTREE item's data", start + 3, page.u16(start));
    return new Item(data, false, isDeleted);
  }

  /** The number of bytes of the BTREE item that starts at {@code start}. */
  static int btreeSize(Bytes page, int start) throws MalformedDataException {
    int type = page.u8(start + 2) & ~DELETED;
    return isOffPage(page, start + 2, type) ? OFF_PAGE_SIZE : 3 + page.u16(start);
  }

  private static boolean isOffPage(Bytes bytes, int typeOffset, int type)
      throws MalformedDataException {
    if (type != KEY_DATA && type != OFF_PAGE) {
      throw bytes.malformed(
          typeOffset, "item type is %d, not %d or %d".formatted(type, KEY_DATA, OFF_PAGE));
    }
    return type == OFF_PAGE;
  }

  /**
   * Where the header lies that this is the value of.
   *
   * @param isSizeSure whether the page is sound, so that the item is as long as the header
   */
  HeaderLocation header(ChainRepair chains, long instance, Page page, boolean isSizeSure)
      throws MalformedDataException {
    if (!isOffPage) {
      return new InlineLocation(
          chains.pages(), instance, page.place(), bytes.position(), bytes.size(), isSizeSure);
    }
    ChainStart start = ChainStart.of(firstPage(), bytes.u32(8), bytes.position() + 8);
    return new ChainLocation(instance, start, chains);
  }

  /** The item leads to a page that it cannot mean. */
  MalformedDataException malformedFirstPage(String reason) {
    return bytes.malformed(4, reason);
  }

  /** The bytes of an item that holds them itself. */
  Bytes inline() throws MalformedDataException {
    if (isOffPage) {
      throw bytes.malformed(0, "the item does not hold its bytes itself");
    }
    return bytes;
  }

  /** The first page of the chain. */
  long firstPage() throws MalformedDataException {
    return bytes.u32(4);
  }
}
