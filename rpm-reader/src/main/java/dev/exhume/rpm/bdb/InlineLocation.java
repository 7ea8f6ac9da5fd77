package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderPrefix;
import dev.exhume.rpm.header.HeaderProof;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A header that lies on a page among others.
 *
 * @param page its number
 * @param offset in bytes from the start of the file
 * @param size in bytes
 * @param isSizeSure whether a header of another size is damaged, and not the page
 */
record InlineLocation(
    PageFile pages, long instance, long page, long offset, int size, boolean isSizeSure)
    implements HeaderLocation {
  /** The location of a header that is proved and has no key. */
  static InlineLocation of(PageFile pages, Page page, Bytes header) {
    return new InlineLocation(pages, 0, page.place(), header.position(), header.size(), true);
  }

  @Override
  public HeaderBlob read() throws IOException {
    Bytes bytes = pages.page(page).bytes().in(ByteOrder.BIG_ENDIAN);
    int start = (int) (offset - bytes.position());
    Bytes header = bytes.slice("header", start, size);
    Optional<MalformedDataException> fault = ChainStart.of(page, size, offset).doubt(header);
    if (fault.isEmpty()) {
      return new HeaderBlob(header, Optional.empty());
    }
    Bytes rest = bytes.slice("header", start, bytes.size() - start);
    Optional<Bytes> whole = Optional.of(rest).filter(HeaderProof::holds);
    if (whole.isEmpty()) {
      whole = HeaderPrefix.repaired(header);
    }
    return new HeaderBlob(whole.orElse(header), Optional.empty(), fault.filter(f -> isSizeSure));
  }
}
