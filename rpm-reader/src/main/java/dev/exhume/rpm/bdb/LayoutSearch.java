package dev.exhume.rpm.bdb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the pages of a file without its metadata: each has its own number, which tells where page 0
 * would be, if pages were of this or that size. The right size is the one by which pages agree.
 */
final class LayoutSearch {
  /** How much of the file is looked at; its first pages tell as much as all. */
  private static final long SEARCHED_SIZE = 4L * 1024 * 1024;

  private static final int STEP = 64 * 1024;
  private static final int SECTOR_SIZE = 512;

  /** How many pages must agree where page 0 is not at the start of the file. */
  private static final int MIN_AGREEING = 3;

  private final AccessMethod method;
  private final Map<Layout, Votes> votes = new HashMap<>();

  private LayoutSearch(AccessMethod method) {
    this.method = method;
  }

  /** The layout that most pages agree on. */
  static Optional<Layout> find(ByteSource source, AccessMethod method) throws IOException {
    LayoutSearch search = new LayoutSearch(method);
    long end = Math.min(source.size(), SEARCHED_SIZE);
    for (long position = 0; position < end; position += STEP) {
      search.look(source, position, (int) Math.min(STEP, end - position));
    }
    return search.votes.entrySet().stream()
        .filter(entry -> entry.getValue().areEnough(entry.getKey()))
        .max(
            Comparator.comparing((Map.Entry<Layout, Votes> entry) -> entry.getValue().pages)
                .thenComparing(entry -> entry.getKey().start() == 0))
        .map(Map.Entry::getKey);
  }

  private void look(ByteSource source, long position, int length) throws IOException {
    Bytes stretch;
    try {
      stretch = source.read("page header", position, length, ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      // Other parts of the file tell as well.
      return;
    }
    for (int at = 0; at <= length - Page.HEADER_SIZE; at += SECTOR_SIZE) {
      Bytes header = stretch.slice("page header", at, Page.HEADER_SIZE);
      for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
        count(new Page(header.in(order), Page.HEADER_SIZE, 0), order);
      }
    }
  }

  private void count(Page page, ByteOrder order) throws MalformedDataException {
    int type = page.type();
    boolean holdsPairs = method.isPairPage(type);
    boolean isOfOther = !holdsPairs && AccessMethod.anyIsPairPage(type);
    if (page.number() < 1 || !(holdsPairs || isOfOther || type == Page.OVERFLOW)) {
      return;
    }
    for (int size = Metadata.MIN_PAGE_SIZE; size <= Metadata.MAX_PAGE_SIZE; size *= 2) {
      long start = page.bytes().position() - page.number() * size;
      Votes votesOfLayout = votes.computeIfAbsent(new Layout(order, size, start), l -> new Votes());
      votesOfLayout.pages++;
      votesOfLayout.holdPairs |= holdsPairs;
      votesOfLayout.areOfOther |= isOfOther;
    }
  }

  /** The pages that agree on a layout. */
  private final class Votes {
    private int pages;
    private boolean holdPairs;
    private boolean areOfOther;

    /** A hash file may have lost all pages of keys: it is by far the more frequent. */
    boolean areEnough(Layout layout) {
      boolean isOfMethod =
          holdPairs || (method == AccessMethod.HASH && !areOfOther && pages >= MIN_AGREEING);
      return isOfMethod && (layout.start() == 0 || pages >= MIN_AGREEING);
    }
  }
}
