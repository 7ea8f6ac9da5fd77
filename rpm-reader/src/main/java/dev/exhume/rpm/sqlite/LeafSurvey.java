package dev.exhume.rpm.sqlite;

import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.util.BitSet;

/**
 * Which pages look like leaves with headers, whatever leads to them. Pages are looked at while
 * those around them are read, so that the file need not be read twice.
 */
final class LeafSurvey {
  private final Snapshot pages;
  private final BitSet leaves = new BitSet();
  private long next = 2;

  LeafSurvey(Snapshot pages) {
    this.pages = pages;
  }

  /** Looks at all pages up to one that were not looked at before. */
  void upTo(long page) {
    for (; next <= Math.min(page, pages.lastPage()); next++) {
      if (pages.has(next) && isLeaf(next)) {
        leaves.set((int) next);
      }
    }
  }

  private boolean isLeaf(long page) {
    try {
      return pages.firstByte(page) == BtreePage.LEAF
          && LeafRows.mayHoldHeaders(BtreePage.read(pages, page));
    } catch (IOException e) {
      // What cannot be read is missed where it is needed.
      return false;
    }
  }

  boolean hasLeaf(long page) {
    return leaves.get((int) page);
  }
}
