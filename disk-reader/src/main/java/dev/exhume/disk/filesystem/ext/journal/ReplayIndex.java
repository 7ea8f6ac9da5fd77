package dev.exhume.disk.filesystem.ext.journal;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Where in the log the blocks of the file system are that it changes, in 8 bytes for each.
 *
 * <pre>
 * Entry --> 0 (1 bit), block (38 bits), place in the log (23 bits), damaged, escaped (1 bit each)
 * </pre>
 *
 * In their natural order the entries of a block follow each other as the log has them.
 */
final class ReplayIndex {
  private static final int ESCAPED = 1;
  private static final int DAMAGED = 2;
  private static final int FLAG_BITS = 2;
  private static final int PLACE_BITS = 23;
  private static final int BLOCK_SHIFT = FLAG_BITS + PLACE_BITS;

  /** No volume is that large, which is 1 PiB in blocks of 4 KiB. */
  private static final long MAX_BLOCK = (1L << 38) - 1;

  private static final int LEAST_ROOM = 1 << 10;

  private long[] entries = new long[LEAST_ROOM];
  private int size;
  private final BitSet revoked = new BitSet();

  /**
   * Adds a copy of a block.
   *
   * @param isDamaged whether it is not to be used
   */
  void add(BlockTag tag, int place, boolean isDamaged) {
    if (tag.block() < 0 || tag.block() > MAX_BLOCK) {
      return;
    }
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    int flags = (tag.isEscaped() ? ESCAPED : 0) | (isDamaged ? DAMAGED : 0);
    entries[size] = first(tag.block(), place) | flags;
    size++;
  }

  private static long first(long block, int place) {
    return block << BLOCK_SHIFT | (long) place << FLAG_BITS;
  }

  /** Puts the copies in order, after the last one was added. */
  void sort() {
    Arrays.sort(entries, 0, size);
  }

  /** Drops the copies of a block that come before a place. */
  void revoke(long block, int place) {
    if (block < 0 || block > MAX_BLOCK) {
      return;
    }
    int last = indexOf(first(block, place)) - 1;
    // What comes before one that was dropped was dropped with it.
    while (last >= 0 && block(last) == block && !revoked.get(last)) {
      revoked.set(last);
      last--;
    }
  }

  /** Keeps the last good copy of each block, and says how many damaged ones were left out. */
  int keepLast() {
    int damaged = 0;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (revoked.get(i)) {
        continue;
      }
      if ((entries[i] & DAMAGED) != 0) {
        damaged++;
      } else {
        kept -= kept > 0 && block(kept - 1) == block(i) ? 1 : 0;
        entries[kept] = entries[i];
        kept++;
      }
    }
    size = kept;
    entries = Arrays.copyOf(entries, kept);
    revoked.clear();
    return damaged;
  }

  int size() {
    return size;
  }

  /** The first entry for a block, or for one behind it. */
  int firstFrom(long block) {
    return block > MAX_BLOCK ? size : indexOf(first(block, 0));
  }

  private int indexOf(long entry) {
    int found = Arrays.binarySearch(entries, 0, size, entry);
    return found >= 0 ? found : -found - 1;
  }

  long block(int index) {
    return entries[index] >>> BLOCK_SHIFT;
  }

  int place(int index) {
    return (int) (entries[index] >>> FLAG_BITS) & (1 << PLACE_BITS) - 1;
  }

  boolean isEscaped(int index) {
    return (entries[index] & ESCAPED) != 0;
  }
}
