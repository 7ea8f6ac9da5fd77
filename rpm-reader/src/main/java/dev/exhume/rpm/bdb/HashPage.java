package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/**
 * A page of a hash database that holds keys and values in turns.
 *
 * <pre>
 * HashPage --> PageHeader, offset (u16) * entries, free space, item * entries in reverse order
 * item     --> type (u8), bytes
 * </pre>
 *
 * An item ends where the one before it starts, the first one at the end of the page.
 */
final class HashPage {
  static final int UNSORTED = 2;
  static final int SORTED = 13;

  private static final int ENTRIES_OFFSET = 20;

  private final Bytes page;
  private final HashMetadata metadata;
  private final int entries;

  private HashPage(Bytes page, HashMetadata metadata, int entries) {
    this.page = page;
    this.metadata = metadata;
    this.entries = entries;
  }

  static HashPage read(Bytes page, HashMetadata metadata) throws MalformedDataException {
    return new HashPage(page, metadata, page.u16(ENTRIES_OFFSET));
  }

  /** The number of pairs of key and value that the page claims to have. */
  int pairs() {
    return entries / 2;
  }

  /** Whether a key stands there without its value. */
  boolean hasLoneKey() {
    return entries % 2 != 0;
  }

  HashItem key(int pair) throws MalformedDataException {
    return item(2 * pair);
  }

  HashItem value(int pair) throws MalformedDataException {
    return item(2 * pair + 1);
  }

  private HashItem item(int index) throws MalformedDataException {
    int end = index == 0 ? metadata.pageSize() : offset(index - 1);
    int start = offset(index);
    int lowest = metadata.pageHeaderSize() + Short.BYTES * entries;
    if (start < lowest || start >= end || end > metadata.pageSize()) {
      throw page.malformed(
          offsetPosition(index),
          "item %d lies from 0x%x to 0x%x, not between 0x%x and 0x%x"
              .formatted(index, start, end, lowest, metadata.pageSize()));
    }
    return HashItem.read(page.slice("hash item", start, end - start));
  }

  private int offset(int index) throws MalformedDataException {
    return page.u16(offsetPosition(index));
  }

  private int offsetPosition(int index) {
    return metadata.pageHeaderSize() + Short.BYTES * index;
  }
}
