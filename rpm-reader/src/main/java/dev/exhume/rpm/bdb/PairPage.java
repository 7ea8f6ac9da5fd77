package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.Optional;

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

  /** Of a BTREE item, which starts at a multiple of it. */
  private static final int ALIGNMENT = 4;

  private final Page header;
  private final Bytes page;
  private final Metadata metadata;
  private final int entries;

  private PairPage(Page header, Metadata metadata, int entries) {
    this.header = header;
    this.page = header.bytes();
    this.metadata = metadata;
    this.entries = entries;
  }

  /**
   * Reads the page. The number of its entries is the one by which the items fill their part of the
   * page, if there is one; else what the page claims, or, if it has no room for that, what can be.
   */
  static PairPage read(Page page, Metadata metadata) throws MalformedDataException {
    PairPage claimed = new PairPage(page, metadata, page.entries());
    int fitting = claimed.fittingEntries();
    if (fitting > 0) {
      return new PairPage(page, metadata, fitting);
    }
    int room = (metadata.pageSize() - metadata.pageHeaderSize()) / MIN_ENTRY_SIZE;
    return page.entries() <= room
        ? claimed
        : new PairPage(page, metadata, claimed.possibleEntries());
  }

  /** The number of pairs of key and value. */
  int pairs() {
    return entries / 2;
  }

  /** What is wrong with the number of entries that the page claims to have. */
  Optional<MalformedDataException> flaw() throws MalformedDataException {
    if (entries != header.entries()) {
      return Optional.of(
          header.malformedEntries("%d items, not %d".formatted(header.entries(), entries)));
    }
    if (entries > 0 && fittingEntries() != entries && isConsistent()) {
      return Optional.of(
          header.malformedUsedBytes(
              "items start at 0x%x, which fits none".formatted(header.lowestItem())));
    }
    return entries % 2 != 0
        ? Optional.of(
            header.malformedEntries("%d items, the last without a value".formatted(entries)))
        : Optional.empty();
  }

  /** Whether a key stands there without its value. */
  boolean hasLoneKey() {
    return entries % 2 != 0;
  }

  /** Whether all items are as those of a page of this kind. */
  boolean isConsistent() {
    try {
      for (int pair = 0; pair < pairs(); pair++) {
        if (key(pair).inline().size() != Integer.BYTES) {
          return false;
        }
        value(pair);
      }
      return entries > 0 && !hasLoneKey();
    } catch (MalformedDataException e) {
      return false;
    }
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

  /** How many items fill the page up to its lowest one, an even number; 0 if none do. */
  private int fittingEntries() throws MalformedDataException {
    int lowest = header.lowestItem();
    int end = metadata.pageSize();
    for (int index = 0; offsetPosition(index + 1) <= Math.min(lowest, page.size()); index++) {
      int start = offset(index);
      if (start < lowest || start >= metadata.pageSize()) {
        return 0;
      }
      end =
          switch (metadata.method()) {
            case HASH -> start < end ? start : 0;
            case BTREE -> end - btreeSpace(start);
          };
      if (end <= lowest) {
        return end == lowest && index % 2 != 0 ? index + 1 : 0;
      }
    }
    return 0;
  }

  /** How many offsets lie before all that they lead to. */
  private int possibleEntries() throws MalformedDataException {
    int count = 0;
    int lowest = page.size();
    while (offsetPosition(count + 1) < lowest && offset(count) >= offsetPosition(count + 1)) {
      lowest = Math.min(lowest, offset(count));
      count++;
    }
    return count;
  }

  private int btreeSpace(int start) throws MalformedDataException {
    try {
      int size = Item.btreeSize(page, start);
      return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    } catch (MalformedDataException e) {
      return page.size();
    }
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
