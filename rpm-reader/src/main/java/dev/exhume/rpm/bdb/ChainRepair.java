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

  private Optional<PageSurvey> survey = Optional.empty();

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
    HeaderBlob read = chain.read();
    HeaderBlob asItIs =
        new HeaderBlob(
            read.bytes(),
            read.cut().map(survey()::withNeighbours),
            read.flaw().map(survey()::withNeighbours));
    if (budget <= 0 || chain.isProved()) {
      return asItIs;
    }
    PageChain again = PageChain.follow(pages, start, repaired);
    budget -= again.size();
    if (again.isProved()) {
      MalformedDataException cause = chain.wrongLink(again).orElse(fault);
      return new HeaderBlob(
          again.read().bytes(), Optional.empty(), Optional.of(survey().withNeighbours(cause)));
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

  /** What all pages say, which is asked for only if something is wrong. */
  synchronized PageSurvey survey() {
    PageSurvey known = survey.orElseGet(() -> PageSurvey.of(pages));
    survey = Optional.of(known);
    return known;
  }

  private final class RepairedLinks implements Links {
    @Override
    public long after(Page page) throws MalformedDataException {
      long next = page.next();
      boolean isInFile = pages.has(next);
      if (isInFile && pages.page(next).previous() == page.place()) {
        return next;
      }
      int follower = survey().following(page.place());
      if (follower > 0) {
        return follower;
      }
      return isInFile ? next : page.place() + 1;
    }

    @Override
    public void check(Page page, long before) {
      // Any page may be the right one: its type may be what is damaged.
    }
  }
}
