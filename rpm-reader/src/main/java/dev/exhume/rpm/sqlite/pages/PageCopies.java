package dev.exhume.rpm.sqlite.pages;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Which copies of which pages a log has: 8 bytes for each, however many there are. */
final class PageCopies {
  static final long ABSENT = -1;

  /** Far beyond what fits into a file that is read. */
  private static final long MAX_PAGE = Integer.MAX_VALUE;

  /** The number of the page in the upper half, where it lies in the log in the lower; sorted. */
  private final long[] places;

  private PageCopies(long[] places) {
    this.places = places;
  }

  /** Where the last copy of a page lies that starts before {@code limit}, or {@link #ABSENT}. */
  long last(long page, long limit) {
    if (page > MAX_PAGE) {
      return ABSENT;
    }
    int found = Arrays.binarySearch(places, pack(page, limit));
    int index = (found < 0 ? -found - 1 : found) - 1;
    return index >= 0 && page(index) == page ? offset(index) : ABSENT;
  }

  /** The numbers of all pages, in ascending order. */
  LongStream pages() {
    return Arrays.stream(places).map(place -> place >>> 32).distinct();
  }

  /** The highest number of a page, or 0 where there is none. */
  long highestPage() {
    return places.length == 0 ? 0 : page(places.length - 1);
  }

  private long page(int index) {
    return places[index] >>> 32;
  }

  private long offset(int index) {
    return places[index] & 0xFFFF_FFFFL;
  }

  private static long pack(long page, long offset) {
    return page << 32 | offset;
  }

  /** Collects copies in the order of the log. */
  static final class Builder {
    private long[] places = new long[16];
    private int count;

    /**
     * @param offset where the page starts in the log
     */
    void add(long page, long offset) {
      if (page > MAX_PAGE) {
        return;
      }
      if (count == places.length) {
        places = Arrays.copyOf(places, 2 * count);
      }
      places[count++] = pack(page, offset);
    }

    int count() {
      return count;
    }

    /** Forgets what was added last. */
    void cutTo(int smaller) {
      count = smaller;
    }

    PageCopies all() {
      long[] sorted = Arrays.copyOf(places, count);
      Arrays.sort(sorted);
      return new PageCopies(sorted);
    }

    /** Of each page the copy that was added first. */
    PageCopies first() {
      long[] sorted = all().places;
      int kept = 0;
      for (long place : sorted) {
        if (kept == 0 || sorted[kept - 1] >>> 32 != place >>> 32) {
          sorted[kept++] = place;
        }
      }
      return new PageCopies(Arrays.copyOf(sorted, kept));
    }
  }
}
