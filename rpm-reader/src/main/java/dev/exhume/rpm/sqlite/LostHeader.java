package dev.exhume.rpm.sqlite;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.sqlite.pages.DatabaseFiles;
import dev.exhume.rpm.sqlite.pages.DatabaseHeader;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds out what a lost header said from the other pages: cells and free blocks fill a page of a
 * tree to the last byte that can be used, and so tell how large a page is and how much is reserved.
 */
final class LostHeader {
  /** Pages that are looked at; the first few tell as much as all. */
  private static final int MAX_PAGES = 4_096;

  private static final int MAX_SAMPLES = 32;

  private LostHeader() {}

  /** The page size and the usable size that fit; nothing if no page is one of a table. */
  static Optional<DatabaseHeader> find(DatabaseFiles files) throws IOException {
    Optional<DatabaseHeader> likely = best(files, LostHeader::likelyEnds);
    return likely.isPresent() ? likely : best(files, (pages, samples) -> allEnds(pages));
  }

  private static Optional<DatabaseHeader> best(
      DatabaseFiles files, BiFunction<Snapshot, List<Long>, Set<Integer>> ends) throws IOException {
    Optional<DatabaseHeader> best = Optional.empty();
    int most = 0;
    for (int size = DatabaseHeader.MIN_PAGE_SIZE; size <= DatabaseHeader.MAX_PAGE_SIZE; size *= 2) {
      Snapshot pages = files.current(DatabaseHeader.lost(size, size));
      List<Long> samples = samples(pages);
      for (int end : ends.apply(pages, samples)) {
        int fitting = fittingPages(pages, samples, end);
        if (fitting > most) {
          most = fitting;
          best = Optional.of(DatabaseHeader.lost(size, end));
        }
      }
    }
    return best;
  }

  /** Where the content of pages ends, which is right where no cell goes on in overflow pages. */
  private static Set<Integer> likelyEnds(Snapshot pages, List<Long> samples) {
    Set<Integer> all = allEnds(pages);
    Set<Integer> ends = new LinkedHashSet<>();
    for (long page : samples) {
      try {
        ends.add(BtreePage.read(pages, page).end());
      } catch (IOException e) {
        // Does not fit.
      }
    }
    ends.retainAll(all);
    return ends;
  }

  private static Set<Integer> allEnds(Snapshot pages) {
    int size = pages.header().pageSize();
    return IntStream.rangeClosed(0, DatabaseHeader.MAX_RESERVED)
        .map(reserved -> size - reserved)
        .filter(end -> end >= DatabaseHeader.MIN_USABLE_SIZE)
        .boxed()
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Pages that may be pages of a table, and not without content. */
  private static List<Long> samples(Snapshot pages) {
    List<Long> samples = new ArrayList<>();
    long last = Math.min(pages.lastPage(), MAX_PAGES);
    for (long page = 2; page <= last && samples.size() < MAX_SAMPLES; page++) {
      try {
        BtreePage btree = BtreePage.read(pages, page);
        if (btree.cells() > 0 && btree.contentStart() < pages.header().pageSize()) {
          samples.add(page);
        }
      } catch (IOException e) {
        // Not a page of a table.
      }
    }
    return samples;
  }

  private static int fittingPages(Snapshot pages, List<Long> samples, int usableSize)
      throws IOException {
    int fitting = 0;
    for (long page : samples) {
      try {
        BtreePage.read(pages.page(page), page, usableSize).checkSpace();
        fitting++;
      } catch (MalformedDataException e) {
        // Does not fit.
      }
    }
    return fitting;
  }
}
