package dev.exhume.rpm.bdb;

import dev.exhume.binary.MalformedDataException;
import java.util.BitSet;

/** What the headers of all pages say, looked at when something is wrong with one. */
final class PageSurvey {
  private final PageFile pages;

  /** By the number of a page, the overflow page that names it as the one before. */
  private final int[] following;

  private final BitSet zero = new BitSet();
  private final BitSet damaged = new BitSet();

  private PageSurvey(PageFile pages) {
    this.pages = pages;
    this.following = new int[(int) pages.count()];
  }

  static PageSurvey of(PageFile pages) {
    PageSurvey survey = new PageSurvey(pages);
    for (long number = pages.first(); number < pages.count(); number++) {
      try {
        survey.add(pages.page(number));
      } catch (MalformedDataException e) {
        survey.damaged.set((int) number);
      }
    }
    return survey;
  }

  private void add(Page page) throws MalformedDataException {
    int number = (int) page.place();
    int type = page.type();
    AccessMethod method = pages.metadata().method();
    if (!page.isInPlace()) {
      (page.isZero() ? zero : damaged).set(number);
    } else if (type == Page.OVERFLOW) {
      if (page.previous() < following.length) {
        following[(int) page.previous()] = number;
      }
    } else if (type != Page.FREE && !method.isPairPage(type) && !method.isWithoutHeaders(type)) {
      damaged.set(number);
    }
  }

  /** The overflow page that names another as the one before it, or 0. */
  int following(long number) {
    return following[(int) number];
  }

  /** The fault of a page, or that of all if its neighbours are damaged, too. */
  MalformedDataException withNeighbours(MalformedDataException fault) {
    long number = pages.number(fault.offset());
    if (!pages.has(number)) {
      return fault;
    }
    boolean isZero = zero.get((int) number);
    BitSet alike = isZero ? zero : damaged;
    int first = alike.previousClearBit((int) number) + 1;
    int last = alike.nextClearBit((int) number) - 1;
    if (first >= last) {
      return fault;
    }
    String reason = isZero ? "they are zero bytes" : "they are not of this database";
    return new MalformedDataException(
        "pages %d to %d".formatted(first, last), pages.position(first), reason);
  }
}
