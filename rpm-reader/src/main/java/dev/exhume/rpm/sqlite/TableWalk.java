package dev.exhume.rpm.sqlite;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** A walk through the tree of a table, from leaf page to leaf page in the order of rowids. */
final class TableWalk {
  /** As in SQLite; with half-empty pages of 512 bytes it is enough for any file. */
  private static final int MAX_DEPTH = 20;

  private static final int FIRST_CHILD = 2;
  private static final long PAGE_COUNT_OFFSET = 28;

  private final Snapshot pages;
  private final Consumer<Damage> damage;
  private final BitSet visited = new BitSet();
  private final BitSet lost = new BitSet();
  private final Deque<Interior> path = new ArrayDeque<>();
  private Optional<Long> root;
  private boolean isSound;
  private boolean countIsRight = true;

  /**
   * @param root the page that the tree starts with; where it is lost, the walk has no pages
   */
  TableWalk(Snapshot pages, Optional<Long> root, Consumer<Damage> damage) {
    this.pages = pages;
    this.damage = damage;
    this.root = root;
    this.isSound = root.isPresent();
  }

  /** The next leaf page, or nothing at the end of the tree. */
  Optional<BtreePage> next() {
    Optional<BtreePage> leaf = Optional.empty();
    if (root.isPresent()) {
      long number = root.get();
      root = Optional.empty();
      leaf = openRoot(number);
    }
    while (leaf.isEmpty() && !path.isEmpty()) {
      if (path.getLast().hasNext()) {
        leaf = path.getLast().next();
      } else {
        path.removeLast();
      }
    }
    return leaf;
  }

  private Optional<BtreePage> child(Interior parent, int index) {
    try {
      long number = parent.page.child(index);
      if (number < FIRST_CHILD || number > pages.lastPage()) {
        throw parent.page.malformed(
            "page %d is its child, of a file of %d pages".formatted(number, pages.lastPage()));
      }
      if (visited.get((int) number)) {
        throw parent.page.malformed("page %d is its child and that of another".formatted(number));
      }
      return open(number, Optional.of(parent));
    } catch (MalformedDataException e) {
      parent.tell(e);
      return Optional.empty();
    }
  }

  private Optional<BtreePage> openRoot(long number) {
    if (number < 1 || number > pages.lastPage()) {
      String message =
          "the table starts on page %d, of a file of %d pages".formatted(number, pages.lastPage());
      tell(new Damage(0, message));
      return Optional.empty();
    }
    return open(number, Optional.empty());
  }

  /** A leaf page; an interior page is walked through next. */
  private Optional<BtreePage> open(long number, Optional<Interior> parent) {
    visited.set((int) number);
    compareCount(number);
    try {
      BtreePage page = BtreePage.read(pages, number);
      if (page.isLeaf()) {
        return Optional.of(page);
      }
      if (path.size() == MAX_DEPTH) {
        throw page.malformed("more than %d pages lead to it".formatted(MAX_DEPTH));
      }
      path.addLast(new Interior(page));
    } catch (MalformedDataException e) {
      lost.set((int) number);
      // Where the parent is damaged, it may lead anywhere.
      if (parent.isEmpty() || !parent.get().isDamaged) {
        tell(Damage.of(e));
      }
    } catch (IOException e) {
      lost.set((int) number);
      String message = "page %d cannot be read: %s".formatted(number, e.getMessage());
      tell(new Damage(pages.position(number), message));
    }
    return Optional.empty();
  }

  private void compareCount(long number) {
    if (number > pages.count() && countIsRight) {
      countIsRight = false;
      String message =
          "page %d is in use, of a database of %d pages".formatted(number, pages.count());
      tell(new Damage(PAGE_COUNT_OFFSET, message));
    }
  }

  private void tell(Damage told) {
    isSound = false;
    damage.accept(told);
  }

  /** Whether nothing that was read so far is damaged. */
  boolean isSound() {
    return isSound;
  }

  /** Whether no page was met that lies behind the end of the database. */
  boolean countIsRight() {
    return countIsRight;
  }

  /** Whether a page was read as one of the tree. */
  boolean hasRead(long page) {
    return visited.get((int) page) && !lost.get((int) page);
  }

  /** An interior page, and how far its children have been walked through. */
  private final class Interior {
    private final BtreePage page;
    private final int children;
    private int next;
    private boolean isDamaged;

    Interior(BtreePage page) throws MalformedDataException {
      this.page = page;
      this.children = page.children();
      try {
        page.checkSpace();
      } catch (MalformedDataException e) {
        tell(e);
      }
    }

    boolean hasNext() {
      return next < children;
    }

    Optional<BtreePage> next() {
      return child(this, next++);
    }

    /** One damage may show in many children. */
    void tell(MalformedDataException fault) {
      if (!isDamaged) {
        isDamaged = true;
        TableWalk.this.tell(Damage.of(fault));
      }
    }
  }
}
