package dev.exhume.rpm.bdb;

import dev.exhume.binary.MalformedDataException;

/** The links of overflow pages in use: each names the one after it. */
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
}
