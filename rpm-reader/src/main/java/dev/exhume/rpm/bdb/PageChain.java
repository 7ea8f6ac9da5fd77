package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderProof;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
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
  private final Optional<MalformedDataException> flaw;

  private PageChain(
      PageFile pages,
      int[] numbers,
      long size,
      Optional<MalformedDataException> cut,
      Optional<MalformedDataException> flaw) {
    this.pages = pages;
    this.numbers = numbers;
    this.size = size;
    this.cut = cut;
    this.flaw = flaw;
  }

  /** Follows a chain to its end, or to where it breaks. */
  static PageChain follow(PageFile pages, ChainStart start, Links links) throws IOException {
    Set<Integer> numbers = new LinkedHashSet<>();
    Optional<MalformedDataException> cut = Optional.empty();
    Optional<MalformedDataException> flaw = Optional.empty();
    long wanted = Math.min(start.length(), pages.size());
    long found = 0;
    long before = 0;
    long number = start.firstPage();
    try {
      while (found < wanted) {
        if (!pages.has(number)) {
          throw pages.malformedLink(before, number);
        }
        Page page = pages.page(number);
        links.check(page, before);
        if (!numbers.add((int) number)) {
          throw page.malformedNext("the overflow chain runs in a circle");
        }
        if (before == 0) {
          Bytes header = page.content().in(ByteOrder.BIG_ENDIAN);
          wanted = start.size(header, pages.size());
          flaw = start.doubt(header);
        }
        if (flaw.isEmpty()) {
          flaw = links.doubt(page, before, wanted - found);
        }
        found += page.content().size();
        before = number;
        number = links.after(page);
      }
    } catch (MalformedDataException e) {
      cut = Optional.of(e);
    }
    int[] used = numbers.stream().mapToInt(Integer::intValue).toArray();
    return new PageChain(pages, used, Math.min(wanted, found), cut, flaw);
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

  /** The link that leads elsewhere than in another order of the pages, which is right. */
  Optional<MalformedDataException> wrongLink(PageChain right) throws MalformedDataException {
    int first = Arrays.mismatch(numbers, right.numbers);
    if (first < 1 || first >= right.numbers.length) {
      return Optional.empty();
    }
    Page before = pages.page(right.numbers[first - 1]);
    int wanted = right.numbers[first];
    return before.next() == wanted
        ? Optional.empty()
        : Optional.of(
            before.malformedNext("page %d follows, not %d".formatted(before.next(), wanted)));
  }

  /** Where the chain breaks, or what else speaks against it. */
  Optional<MalformedDataException> fault() {
    return flaw.isPresent() ? flaw : cut;
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
    return new HeaderBlob(Bytes.of("header", offset(), bytes, ByteOrder.BIG_ENDIAN), cut, flaw);
  }

  /** Whether no page is missing. */
  boolean isWhole() {
    return cut.isEmpty();
  }

  /** Whether the pages hold a whole header, and its own digest says so. */
  boolean isProved() throws IOException {
    return cut.isEmpty() && HeaderProof.holds(read().bytes());
  }
}
