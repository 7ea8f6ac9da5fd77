package dev.exhume.core.analysis.databases.postgresql;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of the heap of pg_database, whose rows start with a number, since 12, and the name.
 *
 * <p>Before 12 the number stands just before the row's own data. The layout of a page has a version
 * of its own: 1 in 7.3 and 7.4, 2 in 8.0, 3 in 8.1 and 8.2, and 4 since.
 */
final class DatabasePage {
  static final int SIZE = 8192;

  private static final int NAME_LENGTH = 64;
  private static final int LIVE_ITEM = 1;
  private static final int XMAX_INVALID = 0x0800;

  private final Bytes page;
  private final int layout;

  private DatabasePage(Bytes page, int layout) {
    this.page = page;
    this.layout = layout;
  }

  static DatabasePage read(ByteSource source, long position) throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      Bytes page = source.read("heap page", position, SIZE, order);
      int sizeAndVersion = page.u16(18);
      if ((sizeAndVersion & 0xFF00) == SIZE && (sizeAndVersion & 0xFF) <= 4) {
        return new DatabasePage(page, sizeAndVersion & 0xFF);
      }
    }
    Bytes page = source.read("heap page", position, SIZE, ByteOrder.LITTLE_ENDIAN);
    throw page.malformed(
        18, "size and version are 0x%04x, not 0x20 and up to 4".formatted(page.u16(18)));
  }

  /** Adds the names of the rows by number; of several rows the one that still holds counts. */
  void addNames(Map<Long, String> names, boolean hasNumberAsColumn) throws MalformedDataException {
    int headerEnd = layout < 4 ? 20 : 24;
    int itemsEnd = Math.min(page.u16(12), SIZE);
    for (int item = headerEnd; item + 4 <= itemsEnd; item += 4) {
      Optional<Bytes> row = row(item);
      if (row.isPresent()) {
        add(row.get(), names, hasNumberAsColumn);
      }
    }
  }

  private Optional<Bytes> row(int item) throws MalformedDataException {
    long pointer = page.u32(item);
    // Bit fields fill up from the lowest bit on one kind of machine, from the highest on the other.
    boolean isLittle = isLittleEndian();
    int offset = (int) (isLittle ? pointer & 0x7FFF : pointer >>> 17);
    int flags = (int) (pointer >>> 15) & 3;
    int length = (int) (isLittle ? pointer >>> 17 : pointer & 0x7FFF);
    return flags == LIVE_ITEM ? Optional.of(page.slice("row", offset, length)) : Optional.empty();
  }

  private boolean isLittleEndian() throws MalformedDataException {
    return page.copy(19, 1)[0] == (byte) (SIZE >>> 8);
  }

  private void add(Bytes row, Map<Long, String> names, boolean hasNumberAsColumn)
      throws MalformedDataException {
    boolean isMiddle = layout == 2 || layout == 3;
    int headerLength = row.u8(isMiddle ? 26 : 22);
    long number = row.u32(hasNumberAsColumn ? headerLength : headerLength - 4);
    byte[] bytes = row.copy(hasNumberAsColumn ? headerLength + 4 : headerLength, NAME_LENGTH);
    int end = 0;
    while (end < NAME_LENGTH && bytes[end] != 0) {
      end++;
    }
    boolean isDeleted =
        row.u32(isMiddle ? 8 : 4) != 0 && (row.u16(isMiddle ? 24 : 20) & XMAX_INVALID) == 0;
    String name = new String(bytes, 0, end, StandardCharsets.UTF_8);
    if (isDeleted) {
      names.putIfAbsent(number, name);
    } else {
      names.put(number, name);
    }
  }
}
