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

  private static final int NUMBER_OFFSET = 8;
  private static final int TYPE_OFFSET = 25;

  private LostMetadata() {}

  /** The byte order and the page size that fit; nothing if no page looks like one of a hash. */
  static Optional<HashMetadata> find(ByteSource source) throws IOException {
    Optional<HashMetadata> best = Optional.empty();
    int most = 0;
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      for (int size = HashMetadata.MIN_PAGE_SIZE; size <= HashMetadata.MAX_PAGE_SIZE; size *= 2) {
        int fitting = fittingPages(source, order, size);
        if (fitting > most) {
          most = fitting;
          best = Optional.of(HashMetadata.lost(order, size));
        }
      }
    }
    return best;
  }

  private static int fittingPages(ByteSource source, ByteOrder order, int pageSize)
      throws IOException {
    int fitting = 0;
    boolean isHash = false;
    for (long page = 1; page <= MAX_PAGES; page++) {
      long position = page * pageSize;
      if (position > source.size() - HashMetadata.PAGE_HEADER_SIZE) {
        break;
      }
      Bytes header = source.read("page header", position, HashMetadata.PAGE_HEADER_SIZE, order);
      int type = header.u8(TYPE_OFFSET);
      boolean isHashPage = type == HashPage.UNSORTED || type == HashPage.SORTED;
      if (header.u32(NUMBER_OFFSET) == page && (isHashPage || type == OverflowChain.TYPE)) {
        fitting++;
        isHash |= isHashPage;
      }
    }
    return isHash ? fitting : 0;
  }
}
