package dev.exhume.rpm.bdb;

import dev.exhume.binary.MalformedDataException;
import java.util.Optional;

/** The links of overflow pages in use: each names the one after it, and the one before it. */
enum OverflowLinks implements Links {
  NEXT;

  @Override
  public long after(Page page) throws MalformedDataException {
    return page.next();
  }

  @Override
  public void check(Page page, long before) throws MalformedDataException {
    if (page.type() != Page.OVERFLOW) {
      throw page.malformedType(
          "page type is %d in an overflow chain, not %d".formatted(page.type(), Page.OVERFLOW));
    }
  }

  @Override
  public Optional<MalformedDataException> doubt(Page page, long before, long rest)
      throws MalformedDataException {
    if (!page.isInPlace()) {
      return Optional.of(page.misplaced());
    }
    if (page.previous() != before) {
      return Optional.of(
          page.malformedPrevious(
              "page %d comes before it, not %d".formatted(page.previous(), before)));
    }
    int room = page.content().size();
    long wanted = Math.min(room, rest);
    if (page.usedBytes() != wanted) {
      return Optional.of(
          page.malformedUsedBytes("%d bytes are used, not %d".formatted(page.usedBytes(), wanted)));
    }
    if (rest <= room && page.next() != 0) {
      return Optional.of(
          page.malformedNext("page %d follows after the last".formatted(page.next())));
    }
    return page.entries() == 1
        ? Optional.empty()
        : Optional.of(
            page.malformedEntries("%d values refer to it, not 1".formatted(page.entries())));
  }
}
