package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Chains of overflow pages to which neither a row nor a page leads. In a sound database there are
 * none.
 */
final class StrayChains {
  /** More of them leave no doubt that the file is beyond repair. */
  private static final int MAX_CHAINS = 1_000;

  /** How often all pages may be followed: chains can meet. */
  private static final int MAX_PASSES = 8;

  private final Snapshot pages;
  private final BitSet overflow = new BitSet();
  private final BitSet led = new BitSet();
  private final List<Chain> chains = new ArrayList<>();
  private long budget;

  /**
   * One of them.
   *
   * @param length in pages
   */
  record Chain(long firstPage, int length) {}

  private StrayChains(Snapshot pages) {
    this.pages = pages;
    this.budget = MAX_PASSES * pages.count();
  }

  /**
   * Looks for them.
   *
   * @param root of the table that has rows with chains
   */
  static List<Chain> find(Snapshot pages, Optional<Long> root) {
    StrayChains strays = new StrayChains(pages);
    for (long page = 2; page <= pages.count(); page++) {
      strays.look(page);
    }
    TableScan rows = new TableScan(pages, root, damage -> {});
    for (Optional<RowLocation> row = rows.nextRow(); row.isPresent(); row = rows.nextRow()) {
      strays.noteLed(row.get().payload().firstOverflow());
    }
    BitSet first = strays.overflow;
    first.andNot(strays.led);
    first.andNot(Freelist.read(pages).pages());
    first.stream().limit(MAX_CHAINS).forEach(strays::follow);
    return strays.chains;
  }

  private void look(long number) {
    try {
      Bytes page = pages.page(number);
      if (!BtreePage.isOfTree(page.u8(0))) {
        overflow.set((int) number);
        noteLed(page.u32(0));
      }
    } catch (IOException e) {
      // What cannot be read leads nowhere.
    }
  }

  private void noteLed(long page) {
    if (page <= pages.lastPage()) {
      led.set((int) page);
    }
  }

  private void follow(int first) {
    try {
      int length = 0;
      long next = first;
      while (next != 0 && budget > 0) {
        next = pages.page(next).u32(0);
        length++;
        budget--;
      }
      if (next == 0) {
        chains.add(new Chain(first, length));
      }
    } catch (IOException e) {
      // A chain that does not end is none.
    }
  }
}
