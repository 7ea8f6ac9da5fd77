package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Header;
import dev.exhume.rpm.header.HeaderBlob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
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
  /** Enough for nearly all headers, so that they are copied once. */
  private static final int FIRST_ROOM = 256 * 1024;

  private final PageFile pages;
  private final long firstPage;
  private final long length;

  /**
   * @param length in bytes as the key has it
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
    byte[] bytes = {};
    int size = 0;
    Optional<MalformedDataException> cut = Optional.empty();
    Set<Long> seen = new HashSet<>();
    long wanted = length;
    long number = firstPage;
    try {
      while (size < wanted) {
        Page page = page(number, seen);
        Bytes content = page.content();
        if (seen.size() == 1) {
          wanted = wanted(content.in(ByteOrder.BIG_ENDIAN));
        }
        int part = (int) Math.min(content.size(), wanted - size);
        bytes = withRoom(bytes, size + part, wanted);
        content.buffer(0, part).get(bytes, size, part);
        size += part;
        number = page.next();
      }
    } catch (MalformedDataException e) {
      cut = Optional.of(e);
    }
    return new HeaderBlob(
        Bytes.of("header", offset(), ByteBuffer.wrap(bytes, 0, size), ByteOrder.BIG_ENDIAN), cut);
  }

  /** Takes memory for what is there, not for what is only claimed. */
  private static byte[] withRoom(byte[] bytes, int needed, long wanted) {
    if (needed <= bytes.length) {
      return bytes;
    }
    long room = Math.max(Math.max(needed, 2L * bytes.length), FIRST_ROOM);
    return Arrays.copyOf(bytes, (int) Math.min(room, wanted));
  }

  private Page page(long number, Set<Long> seen) throws IOException {
    if (number < 1 || number >= pages.count()) {
      throw new MalformedDataException(
          "overflow chain",
          offset(),
          "page %d follows as number %d of the chain, of a file of %d pages"
              .formatted(number, seen.size() + 1, pages.count()));
    }
    Page page = pages.page(number);
    if (page.type() != Page.OVERFLOW) {
      throw page.malformedType(
          "page type is %d in an overflow chain, not %d".formatted(page.type(), Page.OVERFLOW));
    }
    if (!seen.add(number)) {
      throw page.malformedNext("the overflow chain runs in a circle");
    }
    return page;
  }

  /** The header's own size where it can be right, else what the key says. */
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
