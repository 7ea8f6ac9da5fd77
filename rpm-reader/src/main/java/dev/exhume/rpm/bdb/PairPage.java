package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * A page that holds keys and values in turns: any page of a hash table, or a leaf of a BTREE.
 *
 * <pre>
 * PairPage --> PageHeader, offset (u16) * entries, free space, items in any order
 * </pre>
 *
 * On a hash page the items lie in reverse order, each up to where the one before it starts, the
 * first one up to the end of the page. An item of a BTREE knows its length.
 */
final class PairPage {
  /** An offset, and a byte of an item. */
  private static final int MIN_ENTRY_SIZE = 3;

  private final Bytes page;
  private final Metadata metadata;
  private final int entries;

  private PairPage(Bytes page, Metadata metadata, int entries) {
    this.page = page;
    this.metadata = metadata;
    this.entries = entries;
  }

  /**
   * Reads the page.
   *
   * @throws MalformedDataException when it claims more entries than it has room for
   */
  static PairPage read(Page page, Metadata metadata) throws MalformedDataException {
    int room = (metadata.pageSize() - metadata.pageHeaderSize()) / MIN_ENTRY_SIZE;
    if (page.entries() > room) {
      throw page.malformedEntries("%d entries, not up to %d".formatted(page.entries(), room));
    }
    return new PairPage(page.bytes(), metadata, page.entries());
  }

  /** Reads as many entries as can be right of a page that claims too many. */
  static PairPage salvage(Page page, Metadata metadata) throws MalformedDataException {
    PairPage all = new PairPage(page.bytes(), metadata, 0);
    int entries = 0;
    int lowest = metadata.pageSize();
    while (all.offsetPosition(entries + 1) < lowest
        && all.offset(entries) >= all.offsetPosition(entries + 1)) {
      lowest = Math.min(lowest, all.offset(entries));
      entries++;
    }
    return new PairPage(page.bytes(), metadata, entries);
  }

  /** The number of pairs of key and value that the page claims to have. */
  int pairs() {
    return entries / 2;
  }

  /** Whether a key stands there without its value. */
  boolean hasLoneKey() {
    return entries % 2 != 0;
  }

  Item key(int pair) throws MalformedDataException {
    return item(2 * pair);
  }

  Item value(int pair) throws MalformedDataException {
    return item(2 * pair + 1);
  }

  private Item item(int index) throws MalformedDataException {
    return switch (metadata.method()) {
      case HASH -> hashItem(index);
      case BTREE -> btreeItem(index);
    };
  }

  private Item hashItem(int index) throws MalformedDataException {
    int end = index == 0 ? metadata.pageSize() : offset(index - 1);
    int start = offset(index);
    if (start < lowestOffset() || start >= end || end > metadata.pageSize()) {
      throw page.malformed(
          offsetPosition(index),
          "item %d lies from 0x%x to 0x%x, not between 0x%x and 0x%x"
              .formatted(index, start, end, lowestOffset(), metadata.pageSize()));
    }
    return Item.ofHash(page.slice("hash item", start, end - start));
  }

  private Item btreeItem(int index) throws MalformedDataException {
    int start = offset(index);
    if (start < lowestOffset()) {
      throw page.malformed(
          offsetPosition(index),
          "item %d starts at 0x%x, not from 0x%x on".formatted(index, start, lowestOffset()));
    }
    return Item.ofBtree(page, start);
  }

  private int lowestOffset() {
    return offsetPosition(entries);
  }

  private int offset(int index) throws MalformedDataException {
    return page.u16(offsetPosition(index));
  }

  private int offsetPosition(int index) {
    return metadata.pageHeaderSize() + Short.BYTES * index;
  }
}
