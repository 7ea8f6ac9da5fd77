package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Header;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.Seal;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The pages that a header is spread over, in their order.
 *
 * <pre>
 * OverflowPage --> PageHeader, part of the header up to the end of the page
 * </pre>
 *
 * The header knows its own size, so that a wrong length of a page or of the whole chain costs
 * nothing. A chain that breaks has the pages that came before.
 */
final class PageChain {
  private final PageFile pages;
  private final int[] numbers;
  private final long size;
  private final Optional<MalformedDataException> cut;

  private PageChain(
      PageFile pages, int[] numbers, long size, Optional<MalformedDataException> cut) {
    this.pages = pages;
    this.numbers = numbers;
    this.size = size;
    this.cut = cut;
  }

  /**
   * Follows a chain to its end, or to where it breaks.
   *
   * @param length in bytes as the key has it, which counts where the header's own size is wrong
   */
  static PageChain follow(PageFile pages, long firstPage, long length, Links links)
      throws IOException {
    Optional<MalformedDataException> cut = Optional.empty();
    Set<Integer> numbers = new LinkedHashSet<>();
    long wanted = length;
    long found = 0;
    long before = 0;
    long number = firstPage;
    try {
      while (found < wanted) {
        Page page = page(pages, number, firstPage, numbers.size());
        links.check(page, before);
        if (!numbers.add((int) number)) {
          throw page.malformedNext("the overflow chain runs in a circle");
        }
        if (before == 0) {
          wanted = wanted(page.content().in(ByteOrder.BIG_ENDIAN), length, pages.size());
        }
        found += page.content().size();
        before = number;
        number = links.after(page);
      }
    } catch (MalformedDataException e) {
      cut = Optional.of(e);
    }
    int[] used = numbers.stream().mapToInt(Integer::intValue).toArray();
    return new PageChain(pages, used, Math.min(wanted, found), cut);
  }

  private static Page page(PageFile pages, long number, long firstPage, int pagesBefore)
      throws IOException {
    if (number < 1 || number >= pages.count()) {
      throw new MalformedDataException(
          "overflow chain",
          pages.position(firstPage),
          "page %d follows as number %d of the chain, of a file of %d pages"
              .formatted(number, pagesBefore + 1, pages.count()));
    }
    return pages.page(number);
  }

  /** The header's own size where it can be right, else what the key says. */
  private static long wanted(Bytes header, long length, long fileSize) {
    try {
      long size = Header.size(header);
      return size <= fileSize ? size : Math.min(length, fileSize);
    } catch (MalformedDataException e) {
      // What is wrong with the header is told by its reader; here it only cannot say its size.
      return Math.min(length, fileSize);
    }
  }

  /** The numbers of the pages. */
  int[] numbers() {
    return numbers.clone();
  }

  /** The size in bytes of what was found of the header. */
  long size() {
    return size;
  }

  /** Where the header starts in the file. */
  long offset() {
    return numbers.length > 0 ? pages.position(numbers[0]) : 0;
  }

  /** Reads the header. */
  HeaderBlob read() throws IOException {
    byte[] bytes = new byte[(int) size];
    int at = 0;
    for (int number : numbers) {
      Bytes content = pages.page(number).content();
      int part = Math.min(content.size(), bytes.length - at);
      content.buffer(0, part).get(bytes, at, part);
      at += part;
    }
    return new HeaderBlob(Bytes.of("header", offset(), bytes, ByteOrder.BIG_ENDIAN), cut);
  }

  /** Whether the pages hold a whole header, and its own digest says so. */
  boolean isProved() throws IOException {
    if (cut.isPresent()) {
      return false;
    }
    try {
      Seal seal = Header.read(read().bytes()).seal();
      return seal.tag().isPresent() && seal.fault().isEmpty();
    } catch (MalformedDataException e) {
      return false;
    }
  }
}
