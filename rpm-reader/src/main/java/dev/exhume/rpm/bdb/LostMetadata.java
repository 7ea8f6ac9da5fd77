package dev.exhume.rpm.bdb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a lost metadata page said from the other pages, each of which has its own number
 * at a place that depends on the page size.
 */
final class LostMetadata {
  /** Pages that are looked at; the first few tell as much as all. */
  private static final int MAX_PAGES = 256;

  private LostMetadata() {}

  /** The byte order and the page size that fit; nothing if no page holds keys. */
  static Optional<Metadata> find(ByteSource source, AccessMethod method) throws IOException {
    Optional<Metadata> best = Optional.empty();
    int most = 0;
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      for (int size = Metadata.MIN_PAGE_SIZE; size <= Metadata.MAX_PAGE_SIZE; size *= 2) {
        int fitting = fittingPages(source, method, order, size);
        if (fitting > most) {
          most = fitting;
          best = Optional.of(Metadata.lost(method, order, size));
        }
      }
    }
    return best;
  }

  private static int fittingPages(
      ByteSource source, AccessMethod method, ByteOrder order, int pageSize) throws IOException {
    int fitting = 0;
    boolean hasPairs = false;
    for (long page = 1; page <= MAX_PAGES; page++) {
      long position = page * pageSize;
      if (position > source.size() - Page.HEADER_SIZE) {
        break;
      }
      Bytes bytes = source.read("page header", position, Page.HEADER_SIZE, order);
      Page header = new Page(bytes, Page.HEADER_SIZE, page);
      boolean isPairPage = method.isPairPage(header.type());
      if (header.isInPlace() && (isPairPage || header.type() == Page.OVERFLOW)) {
        fitting++;
        hasPairs |= isPairPage;
      }
    }
    return hasPairs ? fitting : 0;
  }
}
