package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The bytes of a row: on its leaf page, and in a chain of overflow pages where they are too many.
 *
 * <pre>
 * OverflowPage --> next overflow page (u32), part of the payload up to the end of the page
 * </pre>
 *
 * @param page the number of the leaf page
 * @param start of the payload on the leaf page
 * @param localSize of what lies on the leaf page
 * @param size of all in bytes
 * @param firstOverflow the first page of the chain, or 0
 * @param detour where the chain goes on if it leads elsewhere
 */
record Payload(
    Snapshot pages,
    long page,
    int start,
    int localSize,
    long size,
    long firstOverflow,
    Optional<Detour> detour) {
  /** Nearly all headers are smaller; memory for larger ones is taken as their pages are found. */
  private static final int FIRST_ALLOCATION = 256 * 1024;

  private static final int FIRST_PAGE = 2;

  static Payload of(Snapshot pages, long page, LeafCell cell) {
    return new Payload(
        pages,
        page,
        cell.payloadStart(),
        cell.localSize(),
        cell.payloadSize(),
        cell.firstOverflow(),
        Optional.empty());
  }

  /** The same payload where its chain leads elsewhere. */
  Payload by(Detour other) {
    return new Payload(pages, page, start, localSize, size, firstOverflow, Optional.of(other));
  }

  /** What is wrong with the chain where a detour is right. */
  MalformedDataException wrong(Detour right) throws IOException {
    long number = firstOverflow;
    long place = offset() + localSize;
    for (int i = 0; i < right.after(); i++) {
      place = pages.position(number);
      number = pages.page(number).u32(0);
    }
    String reason = "page %d follows, not page %d".formatted(number, right.page());
    return new MalformedDataException("overflow chain", place, reason);
  }

  /** The number of overflow pages that the payload takes. */
  int overflowPages() {
    int perPage = pages.header().usableSize() - Integer.BYTES;
    return (int) ((size - localSize + perPage - 1) / perPage);
  }

  /** Where the payload starts in the file. */
  long offset() {
    return pages.position(page) + start;
  }

  /** What of the payload lies on the leaf page. */
  Bytes local() throws IOException {
    return pages.page(page).slice("payload", start, localSize);
  }

  /** Reads the payload from {@code skipped} on; a chain that breaks gives what came before. */
  HeaderBlob read(int skipped) throws IOException {
    Bytes local = local();
    byte[] bytes = new byte[(int) Math.min(size, FIRST_ALLOCATION)];
    int filled = append(local.buffer(0, localSize), bytes, 0);
    Optional<MalformedDataException> cut = Optional.empty();
    Set<Long> seen = new HashSet<>();
    long number = firstOverflow;
    Bytes previous = local;
    try {
      while (filled < size) {
        number = next(number, seen.size());
        Bytes part = overflow(number, previous, seen, filled);
        int length = (int) Math.min(size - filled, pages.header().usableSize() - Integer.BYTES);
        if (filled + length > bytes.length) {
          bytes = Arrays.copyOf(bytes, (int) Math.min(size, 2L * bytes.length));
        }
        filled = append(part.buffer(Integer.BYTES, length), bytes, filled);
        number = part.u32(0);
        previous = part;
      }
    } catch (MalformedDataException e) {
      cut = Optional.of(e);
    }
    int start = Math.min(skipped, filled);
    ByteBuffer read = ByteBuffer.wrap(bytes, start, filled - start);
    return new HeaderBlob(Bytes.of("header", offset() + start, read, ByteOrder.BIG_ENDIAN), cut);
  }

  private long next(long number, int pagesBefore) {
    return detour.filter(other -> other.after() == pagesBefore).map(Detour::page).orElse(number);
  }

  private static int append(ByteBuffer part, byte[] bytes, int filled) {
    int length = part.remaining();
    part.get(bytes, filled, length);
    return filled + length;
  }

  private Bytes overflow(long number, Bytes previous, Set<Long> seen, int filled)
      throws MalformedDataException {
    if (number == 0) {
      throw previous.malformed(
          0, "the overflow chain ends after %d of %d bytes".formatted(filled, size));
    }
    if (number < FIRST_PAGE || number > pages.lastPage()) {
      throw previous.malformed(
          0,
          "page %d follows in the overflow chain, of a file of %d pages"
              .formatted(number, pages.lastPage()));
    }
    if (pages.isUsedAgain(number)) {
      throw previous.malformed(
          0, "page %d follows in the overflow chain and is used again".formatted(number));
    }
    if (!seen.add(number)) {
      throw previous.malformed(0, "the overflow chain runs in a circle");
    }
    try {
      return pages.page(number);
    } catch (MalformedDataException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedDataException(
          "overflow page " + number,
          pages.position(number),
          "it cannot be read: " + e.getMessage());
    }
  }
}
