package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A header that lies on a page among others.
 *
 * @param page its number
 * @param offset in bytes from the start of the file
 * @param size in bytes
 */
record InlineLocation(PageFile pages, long instance, long page, long offset, int size)
    implements HeaderLocation {
  /** The location of a header that was found on a page. */
  static InlineLocation of(PageFile pages, long instance, Page page, Bytes header) {
    return new InlineLocation(pages, instance, page.place(), header.position(), header.size());
  }

  @Override
  public HeaderBlob read() throws IOException {
    Bytes bytes = pages.page(page).bytes();
    Bytes header = bytes.slice("header", (int) (offset - bytes.position()), size);
    return new HeaderBlob(header.in(ByteOrder.BIG_ENDIAN), Optional.empty());
  }
}
