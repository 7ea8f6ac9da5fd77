package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * A walk over what the pages of a database still hold of headers that are no longer in use.
 *
 * <p>First come chains of free pages that are proved to be headers, so that none of their pages is
 * taken for a part of another; then headers on pages that are free in part; last those chains of
 * which some pages are used again.
 */
final class ErasedScan implements HeaderStore.Scan {
  /** How often the search may read the whole file, whatever orders of pages there are to try. */
  private static final int MAX_PASSES = 8;

  private final PageFile pages;
  private final ChainRepair chains;
  private final FreePages free;
  private final Queue<Integer> unproved = new ArrayDeque<>();
  private final Queue<HeaderLocation> strays = new ArrayDeque<>();
  private int nextStart;
  private long nextPage;
  private long budget;

  ErasedScan(PageFile pages) {
    this.pages = pages;
    this.chains = new ChainRepair(pages);
    this.free = FreePages.find(pages);
    this.nextPage = pages.first();
    this.budget = MAX_PASSES * pages.size();
  }

  @Override
  public Optional<HeaderLocation> next() {
    Optional<HeaderLocation> proved = nextProved();
    if (proved.isPresent()) {
      return proved;
    }
    while (strays.isEmpty() && nextPage < pages.count()) {
      findStrays(nextPage++);
    }
    return strays.isEmpty() ? nextUnproved() : Optional.of(strays.remove());
  }

  private Optional<HeaderLocation> nextProved() {
    int start = free.starts().nextSetBit(nextStart);
    while (start >= 0) {
      nextStart = start + 1;
      Optional<HeaderLocation> proved = proved(start);
      if (proved.isPresent()) {
        return proved;
      }
      unproved.add(start);
      start = free.starts().nextSetBit(nextStart);
    }
    return Optional.empty();
  }

  private Optional<HeaderLocation> proved(int start) {
    for (Links order : free.orders()) {
      try {
        PageChain chain = follow(start, order);
        budget -= chain.size();
        if (budget > 0 && chain.isProved()) {
          free.belongTogether(chain.numbers());
          return Optional.of(new Freed(chain.offset(), () -> chain));
        }
      } catch (IOException e) {
        // Is told when the installed packages are looked for.
      }
    }
    return Optional.empty();
  }

  private void findStrays(long number) {
    try {
      Page page = pages.page(number);
      boolean isFreed = page.type() == Page.FREE && page.isInPlace();
      if (isFreed && !free.all().get((int) number)) {
        return;
      }
      for (Bytes header : StrayHeaders.in(page.unused(pages.metadata().method()))) {
        strays.add(InlineLocation.of(pages, page, header));
      }
      if (pages.metadata().method().isPairPage(page.type())) {
        findMarked(page);
      }
    } catch (IOException e) {
      // Is told when the installed packages are looked for.
    }
  }

  /** Finds pairs that are only marked as deleted. */
  private void findMarked(Page page) throws MalformedDataException {
    PairPage pairPage = PairPage.read(page, pages.metadata());
    for (int pair = 0; pair < pairPage.pairs(); pair++) {
      Item value = pairPage.value(pair);
      if (value.isDeleted()) {
        strays.add(value.header(chains, 0, page, true));
      }
    }
  }

  private Optional<HeaderLocation> nextUnproved() {
    Integer start = unproved.poll();
    return start == null
        ? Optional.empty()
        : Optional.of(new Freed(pages.position(start), () -> follow(start, free.orders().get(0))));
  }

  private PageChain follow(int start, Links order) throws IOException {
    return PageChain.follow(pages, ChainStart.withoutKey(start), order);
  }

  private interface Pages {
    PageChain find() throws IOException;
  }

  private record Freed(long offset, Pages pages) implements HeaderLocation {
    @Override
    public long instance() {
      return 0;
    }

    @Override
    public HeaderBlob read() throws IOException {
      return pages.find().read();
    }
  }
}
