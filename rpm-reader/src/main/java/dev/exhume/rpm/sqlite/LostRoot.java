package dev.exhume.rpm.sqlite;

import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the page that the table of packages starts with where the schema is lost: no other page of
 * a tree leads to it, it leads to headers, and to more of them than what is left of older trees.
 */
final class LostRoot {
  /** How often all pages may be read: once, if all is well. */
  private static final int MAX_PASSES = 4;

  private final Snapshot pages;
  private final BitSet children = new BitSet();
  private final List<Long> candidates = new ArrayList<>();
  private long budget;

  private LostRoot(Snapshot pages) {
    this.pages = pages;
    this.budget = MAX_PASSES * pages.lastPage();
  }

  static Optional<Long> find(Snapshot pages) {
    LostRoot search = new LostRoot(pages);
    for (long page = 2; page <= pages.lastPage(); page++) {
      if (pages.has(page)) {
        search.look(page);
      }
    }
    return search.largest();
  }

  private void look(long number) {
    try {
      BtreePage page = BtreePage.read(pages, number);
      if (!page.isLeaf()) {
        for (int i = 0; i < page.children(); i++) {
          long child = page.child(i);
          if (child <= pages.lastPage()) {
            children.set((int) child);
          }
        }
        candidates.add(number);
      } else if (LeafRows.mayHoldHeaders(page)) {
        candidates.add(number);
      }
    } catch (IOException e) {
      // Not a page of a table.
    }
  }

  private Optional<Long> largest() {
    Optional<Long> largest = Optional.empty();
    int most = 0;
    for (long root : candidates) {
      int leaves = children.get((int) root) ? 0 : leaves(root);
      if (leaves > most) {
        most = leaves;
        largest = Optional.of(root);
      }
    }
    return largest;
  }

  /** The number of leaf pages that a page leads to, if the first one of them has headers. */
  private int leaves(long root) {
    TableWalk walk = new TableWalk(pages, Optional.of(root), damage -> {});
    Optional<BtreePage> leaf = walk.next();
    int leaves = leaf.filter(LeafRows::mayHoldHeaders).isPresent() ? 1 : 0;
    while (leaves > 0 && budget > 0 && walk.next().isPresent()) {
      leaves++;
      budget--;
    }
    return leaves;
  }
}
