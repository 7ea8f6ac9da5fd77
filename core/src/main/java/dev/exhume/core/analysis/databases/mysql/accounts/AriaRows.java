package dev.exhume.core.analysis.databases.mysql.accounts;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of {@code mysql.global_priv}, a table of Aria with three columns of text: host, user,
 * and what there is to know, as JSON.
 *
 * <pre>
 * page of 8 KiB:
 * 0x07    1  kind: 1 for a page with rows; the highest bit tells of room
 * 0x08    1  number of places at the end of the page, before 4 bytes of checksum
 * place:  2  where the row starts, 0 if there is none
 *         2  its length
 * row:    1  what follows: 1, 2, 4 and 8 for 6, 7, 6 and 1 bytes, 0x80 if it lies in several pages
 *       1-3  length of the lengths; above 250 in the next 2 or 3 bytes
 *         1  a bit for each column that is empty
 *            the lengths of the others, then what is in them
 * </pre>
 */
final class AriaRows {
  private static final int PAGE = 8_192;
  private static final int MAX_PAGES = 2_048;
  private static final int MAX_ROWS = 10_000;
  private static final int WITH_ROWS = 1;
  private static final int CHECKSUM = 4;
  private static final int[] OPTIONAL = {6, 7, 6, 1};
  private static final int SPLIT = 0x80;
  private static final int KNOWN_FLAGS = 0x0F;
  private static final int LONGEST_SHORT_LENGTH = 250;

  private final int[] lengthBytes;
  private final Target target;
  private int rows;

  /** Takes one row after the other. */
  interface Target {
    /**
     * Takes a row.
     *
     * @param texts of the columns
     */
    void take(long position, List<String> texts) throws IOException;
  }

  private AriaRows(int[] lengthBytes, Target target) {
    this.lengthBytes = lengthBytes;
    this.target = target;
  }

  /**
   * Hands over all rows.
   *
   * @param longest what each of the columns can hold, in bytes
   */
  static void read(Path file, List<Integer> longest, Target target) throws IOException {
    // A column of long texts has its length in four bytes, and 4 + a pointer as its own.
    AriaRows rows =
        new AriaRows(
            new int[] {bytesFor(longest.get(0)), bytesFor(longest.get(1)), Integer.BYTES}, target);
    try (ByteSource source = ByteSource.open(file)) {
      long pages = source.size() / PAGE;
      if (source.size() % PAGE != 0 || pages > MAX_PAGES) {
        throw new MalformedDataException(
            "Aria rows", 0, "%d bytes are not up to %d pages".formatted(source.size(), MAX_PAGES));
      }
      // The first page says which of the others have room.
      for (long page = 1; page < pages; page++) {
        rows.take(source.read("Aria page", page * PAGE, PAGE, ByteOrder.LITTLE_ENDIAN));
      }
    }
  }

  private static int bytesFor(int longest) {
    return longest < 256 ? 1 : 2;
  }

  private void take(Bytes page) throws IOException {
    if ((page.u8(0x7) & 0x7F) != WITH_ROWS) {
      return;
    }
    int places = page.u8(0x8);
    for (int i = 0; i < places; i++) {
      int place = PAGE - CHECKSUM - 4 * (i + 1);
      int start = page.u16(place);
      if (start == 0) {
        continue;
      }
      if (rows++ == MAX_ROWS) {
        throw page.malformed(place, "over %d rows".formatted(MAX_ROWS));
      }
      Bytes row = page.slice("Aria row", start, page.u16(place + 2));
      target.take(row.position(), texts(row));
    }
  }

  private List<String> texts(Bytes row) throws MalformedDataException {
    int flags = row.u8(0);
    if ((flags & SPLIT) != 0 || (flags & ~KNOWN_FLAGS) != 0) {
      throw row.malformed(0, "a row in several pages is not read");
    }
    int at = 1;
    for (int i = 0; i < OPTIONAL.length; i++) {
      at += ((flags >> i) & 1) * OPTIONAL[i];
    }
    at += row.u8(at) > LONGEST_SHORT_LENGTH ? row.u8(at) - LONGEST_SHORT_LENGTH + 1 : 1;
    int empty = row.u8(at++);
    int[] lengths = new int[lengthBytes.length];
    for (int i = 0; i < lengths.length; i++) {
      if (((empty >> i) & 1) == 0) {
        for (int j = 0; j < lengthBytes[i]; j++) {
          lengths[i] |= row.u8(at++) << (8 * j);
        }
      }
    }
    List<String> texts = new ArrayList<>();
    for (int length : lengths) {
      texts.add(row.text(at, length));
      at += length;
    }
    return texts;
  }
}
