package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.Bytes;
import java.io.IOException;

/**
 * Pages in a log, which win over those of the database and of the layers below.
 *
 * @param end what starts there in the log, or later, does not count
 */
record Layer(CachedFile file, PageCopies copies, long end) {
  boolean has(long page) {
    return copies.last(page, end) != PageCopies.ABSENT;
  }

  /**
   * Reads the start of a page that the layer has.
   *
   * @param position where the page lies in the database
   */
  Bytes read(long page, int length, long position) throws IOException {
    long offset = copies.last(page, end);
    String name =
        "page " + page + " of " + file.name() + " (at 0x" + Long.toHexString(offset) + ")";
    return file.read(name, offset, length, position);
  }
}
