package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderPrefix;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads headers from chains of overflow pages, and puts chains together again that are damaged but
 * hold all bytes: their digest tells.
 *
 * <p>Every link is there twice: a page names the one after it, which names the one before it. Where
 * both are lost, the next page in the file is tried, for chains are mostly written in one go.
 */
final class ChainRepair {
  /** How often repairs may read the whole file: many keys can lead to broken chains. */
  private static final int MAX_PASSES = 8;

  private final PageFile pages;
  private final Links repaired = new RepairedLinks();

  /** By the number of a page, the page that names it as the one before; found when needed. */
  private int[] following = {};

  private long budget;

  ChainRepair(PageFile pages) {
    this.pages = pages;
    this.budget = MAX_PASSES * pages.size();
  }

  PageFile pages() {
    return pages;
  }

  /** Reads the header as well as it can be. */
  HeaderBlob read(ChainStart start) throws IOException {
    PageChain chain = PageChain.follow(pages, start, OverflowLinks.NEXT);
    Optional<MalformedDataException> fault = chain.fault();
    return fault.isPresent() ? repair(start, chain, fault.get()) : chain.read();
  }

  private synchronized HeaderBlob repair(
      ChainStart start, PageChain chain, MalformedDataException fault) throws IOException {
    HeaderBlob asItIs = chain.read();
    if (budget <= 0 || chain.isProved()) {
      return asItIs;
    }
    PageChain again = PageChain.follow(pages, start, repaired);
    budget -= again.size();
    if (again.isProved()) {
      MalformedDataException cause = chain.wrongLink(again).orElse(fault);
      return new HeaderBlob(again.read().bytes(), Optional.empty(), Optional.of(cause));
    }
    return withoutPrefix(start)
        .map(whole -> new HeaderBlob(whole, Optional.empty(), Optional.of(fault)))
        .orElse(asItIs);
  }

  private Optional<Bytes> withoutPrefix(ChainStart start) throws IOException {
    Optional<ChainStart> trusting = start.trustingKey();
    if (trusting.isEmpty()) {
      return Optional.empty();
    }
    PageChain chain = PageChain.follow(pages, trusting.get(), repaired);
    budget -= chain.size();
    return chain.isWhole() ? HeaderPrefix.repaired(chain.read().bytes()) : Optional.empty();
  }

  private int following(long place) throws IOException {
    if (following.length == 0) {
      following = findFollowing();
    }
    return following[(int) place];
  }

  private int[] findFollowing() {
    int[] found = new int[(int) pages.count()];
    for (long number = pages.first(); number < pages.count(); number++) {
      try {
        Page page = pages.page(number);
        if (page.type() == Page.OVERFLOW && page.isInPlace() && page.previous() < found.length) {
          found[(int) page.previous()] = (int) number;
        }
      } catch (IOException e) {
        // A page that cannot be read follows none.
      }
    }
    return found;
  }

  private final class RepairedLinks implements Links {
    @Override
    public long after(Page page) throws MalformedDataException {
      try {
        long next = page.next();
        boolean isInFile = pages.has(next);
        if (isInFile && pages.page(next).previous() == page.place()) {
          return next;
        }
        int follower = following(page.place());
        if (follower > 0) {
          return follower;
        }
        return isInFile ? next : page.place() + 1;
      } catch (MalformedDataException e) {
        throw e;
      } catch (IOException e) {
        throw page.malformedNext(String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void check(Page page, long before) {
      // Any page may be the right one: its type may be what is damaged.
    }
  }
}
