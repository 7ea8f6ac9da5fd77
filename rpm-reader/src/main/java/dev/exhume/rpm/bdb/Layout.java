package dev.exhume.rpm.bdb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Header;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Where the pages of a file lie.
 *
 * @param pageSize in bytes
 * @param start of page 0 in the file, below 0 where the file lost its first bytes
 */
record Layout(ByteOrder order, int pageSize, long start) {
  /** The first few pages tell as much as all. */
  private static final int MAX_PAGES = 256;

  /** Whether some page is where its number says; a file without any page speaks against nothing. */
  boolean fits(ByteSource source) throws IOException {
    boolean isEmpty = true;
    for (long number = 1; number <= MAX_PAGES; number++) {
      Optional<Page> page = page(source, number);
      if (page.isPresent() && !page.get().isZero()) {
        if (page.get().isInPlace()) {
          return true;
        }
        isEmpty = false;
      }
    }
    return isEmpty;
  }

  /** How long the headers of pages are, which the first header of a package shows. */
  Optional<Integer> pageHeaderSize(ByteSource source) throws IOException {
    for (long number = 1; number <= MAX_PAGES; number++) {
      Optional<Page> page = page(source, number);
      if (page.isPresent() && page.get().type() == Page.OVERFLOW) {
        if (startsHeader(page.get(), Page.HEADER_SIZE)) {
          return Optional.of(Page.HEADER_SIZE);
        }
        if (startsHeader(page.get(), Page.HEADER_SIZE_WITH_CHECKSUM)) {
          return Optional.of(Page.HEADER_SIZE_WITH_CHECKSUM);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean startsHeader(Page page, int headerSize) throws MalformedDataException {
    Bytes bytes = page.bytes();
    return Header.startsWell(
        bytes.slice("header", headerSize, bytes.size() - headerSize).in(ByteOrder.BIG_ENDIAN));
  }

  /** As much of a page as is needed here, if it lies in the file. */
  private Optional<Page> page(ByteSource source, long number) throws IOException {
    long position = start + number * pageSize;
    if (position < 0 || position > source.size() - Metadata.MIN_PAGE_SIZE) {
      return Optional.empty();
    }
    try {
      Bytes bytes = source.read("page " + number, position, Metadata.MIN_PAGE_SIZE, order);
      return Optional.of(new Page(bytes, Page.HEADER_SIZE, number));
    } catch (IOException e) {
      // Another page tells as well.
      return Optional.empty();
    }
  }
}
