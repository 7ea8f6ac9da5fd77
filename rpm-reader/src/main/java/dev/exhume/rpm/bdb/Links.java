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
   * @param wanted the number of bytes that the page has of the header
   */
  default Optional<MalformedDataException> doubt(Page page, long before, long wanted)
      throws MalformedDataException {
    return Optional.empty();
  }
}
