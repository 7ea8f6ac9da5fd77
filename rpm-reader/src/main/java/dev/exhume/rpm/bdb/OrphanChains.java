package dev.exhume.rpm.bdb;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.Header;
import dev.exhume.rpm.header.HeaderLocation;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Headers in overflow pages that no key leads to any more, because the page of the key is lost.
 *
 * <p>In a sound database there are none: pages that are given up become free pages.
 */
final class OrphanChains {
  private final PageFile pages;
  private final BitSet starts = new BitSet();
  private final BitSet led = new BitSet();

  OrphanChains(PageFile pages) {
    this.pages = pages;
  }

  /** Takes note of an overflow page; those that come first in a chain of a header count. */
  void overflowPage(long number, Page page) throws MalformedDataException {
    if (page.previous() == 0 && Header.startsWell(page.content().in(ByteOrder.BIG_ENDIAN))) {
      starts.set((int) number);
    }
  }

  /** Takes note of a key that leads to a chain. */
  void keyLeadsTo(long firstPage) {
    if (firstPage < pages.count()) {
      led.set((int) firstPage);
    }
  }

  /** The headers without a key, each of which is told as damage. */
  List<HeaderLocation> find(Consumer<Damage> damage) {
    List<HeaderLocation> orphans = new ArrayList<>();
    starts.andNot(led);
    for (int page = starts.nextSetBit(0); page >= 0; page = starts.nextSetBit(page + 1)) {
      ChainLocation chain = new ChainLocation(pages, 0, page, pages.size());
      damage.accept(
          new Damage(
              chain.offset(),
              "no key leads to the header on page %d; the package has no instance number"
                  .formatted(page)));
      orphans.add(chain);
    }
    return orphans;
  }
}
