package dev.exhume.rpm.bdb;

import dev.exhume.binary.MalformedDataException;
import java.util.Optional;

/** How the pages of a chain lead from one to the next. */
interface Links {
  /** The number of the page that follows. */
  long after(Page page) throws MalformedDataException;

  /**
   * Refuses a page that cannot belong to the chain.
   *
   * @param before the page that leads to it, or 0 for the first of the chain
   */
  void check(Page page, long before) throws MalformedDataException;

  /**
   * What speaks against a page that may belong to the chain all the same.
   *
   * @param rest the number of bytes of the header that are on the page and on those after it
   */
  default Optional<MalformedDataException> doubt(Page page, long before, long rest)
      throws MalformedDataException {
    return Optional.empty();
  }
}
