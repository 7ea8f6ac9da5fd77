package dev.exhume.rpm.sqlite;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.sqlite.pages.DatabaseFiles;
import dev.exhume.rpm.sqlite.pages.DatabaseHeader;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    Optional<DatabaseHeader> best = Optional.empty();
    int most = 0;
    for (int size = DatabaseHeader.MIN_PAGE_SIZE; size <= DatabaseHeader.MAX_PAGE_SIZE; size *= 2) {
      Snapshot pages = files.current(DatabaseHeader.lost(size, size));
      List<Long> samples = samples(pages);
      for (int reserved = 0;
          reserved <= DatabaseHeader.MAX_RESERVED
              && size - reserved >= DatabaseHeader.MIN_USABLE_SIZE;
          reserved++) {
        int fitting = fittingPages(pages, samples, size - reserved);
        if (fitting > most) {
          most = fitting;
          best = Optional.of(DatabaseHeader.lost(size, size - reserved));
        }
        if (fitting > samples.size() / 2) {
          break;
        }
      }
    }
    return best;
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
