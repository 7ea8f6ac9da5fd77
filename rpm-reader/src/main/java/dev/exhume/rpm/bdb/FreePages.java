package dev.exhume.rpm.bdb;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Header;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.List;

/**
 * The pages that were given back and wait to be used again, with the content that they had.
 *
 * <p>A chain is given back page by page from its first on, and each is put at the head of the list
 * of free pages. The one that followed a page in the chain is therefore the one that leads to it in
 * the list.
 */
final class FreePages {
  private final BitSet free = new BitSet();
  private final BitSet starts = new BitSet();
  private final int[] leadingTo;

  private FreePages(int count) {
    this.leadingTo = new int[count];
  }

  /** Finds all free pages, in the list or not. */
  static FreePages find(PageFile pages) {
    FreePages found = new FreePages((int) pages.count());
    for (long number = pages.first(); number < pages.count(); number++) {
      try {
        found.add(pages.page(number));
      } catch (MalformedDataException e) {
        // Is told when the installed packages are looked for.
      }
    }
    return found;
  }

  private void add(Page page) throws MalformedDataException {
    if (page.type() != Page.FREE || !page.isInPlace()) {
      return;
    }
    int number = (int) page.place();
    free.set(number);
    if (page.next() < leadingTo.length) {
      leadingTo[(int) page.next()] = number;
    }
    if (startsHeader(page)) {
      starts.set(number);
    }
  }

  private static boolean startsHeader(Page page) throws MalformedDataException {
    return Header.startsWell(page.content().in(ByteOrder.BIG_ENDIAN));
  }

  /** The free pages on which a header may start. */
  BitSet starts() {
    return starts;
  }

  /** The free pages. */
  BitSet all() {
    return free;
  }

  /** Notes that pages are known to belong to one header and to no other. */
  void belongTogether(int[] numbers) {
    for (int number : numbers) {
      free.clear(number);
    }
  }

  /**
   * The orders in which pages may have been given back, the likeliest first. The other two are
   * those of a list that was sorted since.
   */
  List<Links> orders() {
    return List.of(
        new FreeLinks(page -> leadingTo[(int) page]),
        new FreeLinks(page -> free.nextSetBit((int) page + 1)),
        new FreeLinks(page -> free.previousSetBit((int) page - 1)));
  }

  /** Which free page follows another, or a number below 1. */
  private interface Successor {
    long of(long page);
  }

  private final class FreeLinks implements Links {
    private final Successor successor;

    FreeLinks(Successor successor) {
      this.successor = successor;
    }

    @Override
    public long after(Page page) {
      return successor.of(page.place());
    }

    @Override
    public void check(Page page, long before) throws MalformedDataException {
      if (!free.get((int) page.place())) {
        throw page.malformedType("the page is in use again");
      }
      if (before != 0 && starts.get((int) page.place())) {
        throw page.malformedNext("another header starts on the page");
      }
    }
  }
}
