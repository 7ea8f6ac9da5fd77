package dev.exhume.rpm.bdb;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Header;
import java.nio.ByteOrder;
import java.util.BitSet;

/** What is known of the overflow pages of a database, and of what leads to them. */
final class OverflowPages {
  private final PageFile pages;
  private final BitSet all = new BitSet();
  private final BitSet starts = new BitSet();
  private final BitSet ledTo = new BitSet();
  private final BitSet followed = new BitSet();

  OverflowPages(PageFile pages) {
    this.pages = pages;
  }

  /** Takes note of an overflow page. */
  void add(Page page) throws MalformedDataException {
    int number = (int) page.place();
    all.set(number);
    if (pages.has(page.next())) {
      followed.set((int) page.next());
    }
    if (Header.startsWell(page.content().in(ByteOrder.BIG_ENDIAN))) {
      starts.set(number);
    }
  }

  /**
   * Takes note of a key that leads to a chain.
   *
   * @return whether it is the first that leads there
   */
  boolean keyLeadsTo(long firstPage) {
    boolean isFirst = !ledTo.get((int) firstPage);
    ledTo.set((int) firstPage);
    return isFirst;
  }

  /** Whether a chain leads to a page, so that whoever reads the chain tells what is wrong there. */
  boolean isPartOfChain(long number) {
    return ledTo.get((int) number) || followed.get((int) number);
  }

  /**
   * Pages on which a header starts that no key leads to, because the page of the key is lost. In a
   * sound database there are none: pages that are given up become free pages.
   */
  BitSet orphans() {
    BitSet orphans = (BitSet) starts.clone();
    orphans.andNot(ledTo);
    for (int start = orphans.nextSetBit(0); start >= 0; start = orphans.nextSetBit(start + 1)) {
      if (followed.get(start) && !isFirst(start)) {
        orphans.clear(start);
      }
    }
    return orphans;
  }

  private boolean isFirst(int number) {
    try {
      return pages.page(number).previous() == 0;
    } catch (MalformedDataException e) {
      return false;
    }
  }

  /** Pages that say that they are overflow pages, but belong to no chain. */
  BitSet strays() {
    BitSet strays = (BitSet) all.clone();
    strays.andNot(starts);
    strays.andNot(ledTo);
    strays.andNot(followed);
    return strays;
  }
}
