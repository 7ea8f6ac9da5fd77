package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Header;
import dev.exhume.rpm.header.HeaderBlob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A header that is spread over a chain of overflow pages.
 *
 * <pre>
 * OverflowPage --> PageHeader, part of the header up to the end of the page
 * </pre>
 *
 * The header knows its own size, so that a wrong length of a page or of the whole chain costs
 * nothing. A chain that breaks gives what came before.
 */
final class OverflowChain {
  static final int TYPE = 7;

  private static final int NEXT_OFFSET = 16;
  private static final int TYPE_OFFSET = 25;

  private final PageFile pages;
  private final long firstPage;
  private final long length;

  /**
   * @param length in bytes as the hash page has it
   */
  OverflowChain(PageFile pages, long firstPage, long length) {
    this.pages = pages;
    this.firstPage = firstPage;
    this.length = length;
  }

  /** Where the chain starts in the file. */
  long offset() {
    return pages.position(firstPage);
  }

  HeaderBlob read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Optional<MalformedDataException> cut = Optional.empty();
    Set<Long> seen = new HashSet<>();
    long wanted = length;
    long number = firstPage;
    try {
      while (bytes.size() < wanted) {
        Bytes page = page(number, seen);
        int start = pages.metadata().pageHeaderSize();
        if (seen.size() == 1) {
          wanted =
              wanted(page.slice("header", start, page.size() - start).in(ByteOrder.BIG_ENDIAN));
        }
        bytes.writeBytes(page.copy(start, page.size() - start));
        number = page.u32(NEXT_OFFSET);
      }
    } catch (MalformedDataException e) {
      cut = Optional.of(e);
    }
    int size = (int) Math.min(wanted, bytes.size());
    return new HeaderBlob(
        Bytes.of("header", offset(), bytes.toByteArray(), ByteOrder.BIG_ENDIAN)
            .slice("header", 0, size),
        cut);
  }

  private Bytes page(long number, Set<Long> seen) throws IOException {
    if (number < 1 || number >= pages.count()) {
      throw new MalformedDataException(
          "overflow chain",
          offset(),
          "page %d follows as number %d of the chain, of a file of %d pages"
              .formatted(number, seen.size() + 1, pages.count()));
    }
    Bytes page = pages.page(number);
    int type = page.u8(TYPE_OFFSET);
    if (type != TYPE) {
      throw page.malformed(
          TYPE_OFFSET, "page type is %d in an overflow chain, not %d".formatted(type, TYPE));
    }
    if (!seen.add(number)) {
      throw page.malformed(NEXT_OFFSET, "the overflow chain runs in a circle");
    }
    return page;
  }

  /** The header's own size where it can be right, else what the hash page says. */
  private long wanted(Bytes header) {
    try {
      long size = Header.size(header);
      return size <= pages.size() ? size : Math.min(length, pages.size());
    } catch (MalformedDataException e) {
      // What is wrong with the header is told by its reader; here it only cannot say its size.
      return Math.min(length, pages.size());
    }
  }
}
