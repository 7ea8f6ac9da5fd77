package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.ArrayList;
import java.util.List;

/**
 * A search for rows by what they look like.
 *
 * <p>It is enough that the size in the serial type is that which the header gives itself: the four
 * bytes that SQLite writes over an erased row come before that. It is also enough that the header
 * starts with a region, as nearly all do.
 */
final class RowSearch {
  private static final int FIRST_BLOB = 12;
  private static final int PREFIX_SIZE = 8;
  private static final int ENTRY_SIZE = 16;
  private static final int FIRST_REGION = 61;
  private static final int LAST_REGION = 63;
  private static final int REGION_TYPE = 7;

  private final Bytes page;
  private final byte[] raw;
  private final int usableSize;

  private RowSearch(Bytes page, int usableSize) throws MalformedDataException {
    this.page = page;
    this.raw = page.copy(0, Math.min(page.size(), usableSize));
    this.usableSize = usableSize;
  }

  /** All rows on a page, whether they are in use or not. */
  static List<LooseRow> on(Bytes page, int usableSize) throws MalformedDataException {
    return new RowSearch(page, usableSize).rows();
  }

  private List<LooseRow> rows() throws MalformedDataException {
    List<LooseRow> rows = new ArrayList<>();
    for (int at = 0; at <= raw.length - PREFIX_SIZE - ENTRY_SIZE; at++) {
      // Zeros are the most common byte by far, and most numbers of entries are small.
      if (raw[at] == 0 && raw[at + 1] == 0 && (raw[at + 2] != 0 || raw[at + 3] != 0)) {
        long dataSize = page.u32(at + 4);
        long size = PREFIX_SIZE + ENTRY_SIZE * page.u32(at) + dataSize;
        if (isRegion(at + PREFIX_SIZE, dataSize) || isAfterSerialType(at, size)) {
          LooseRow.of(page, at, size, usableSize).ifPresent(rows::add);
        }
      }
    }
    return rows;
  }

  private boolean isRegion(int entry, long dataSize) throws MalformedDataException {
    long tag = page.u32(entry);
    return tag >= FIRST_REGION
        && tag <= LAST_REGION
        && page.u32(entry + 4) == REGION_TYPE
        && page.u32(entry + 8) <= dataSize
        && page.u32(entry + 12) == ENTRY_SIZE;
  }

  /** Whether NULL and a BLOB of a size stand before a place. */
  private boolean isAfterSerialType(int at, long size) throws MalformedDataException {
    long type = 2 * size + FIRST_BLOB;
    int start = at - Varint.size(type);
    return start > 0 && raw[start - 1] == 0 && Varint.read(page, start).value() == type;
  }
}
