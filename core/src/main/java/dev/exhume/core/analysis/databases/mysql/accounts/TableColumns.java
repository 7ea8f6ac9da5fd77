package dev.exhume.core.analysis.databases.mysql.accounts;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a table, from its {@code .frm} file, by their names in small letters.
 *
 * <pre>
 * offset  size  field
 * 0x00       2  FE 01
 * 0x02       1  form: up to 7 with 11 bytes for each column, later with 17
 * 0x04       2  length of the names that follow the header of 64 bytes; behind them is
 *               the offset of the form's head
 * head:
 * 0x102      2  number of columns
 * 0x104      2  length of the screens, which are between the head of 288 bytes and the columns
 * 0x10C      2  length of the columns' names, which follow the columns, with FF around each
 * column of 11 bytes: length at 3, position of 2 bytes at 4
 * column of 17 bytes: length of 2 bytes at 3, position of 3 bytes at 5
 * </pre>
 *
 * Positions count from 1.
 */
record TableColumns(Map<String, Column> byName) {
  private static final int MAGIC = 0x01FE;
  private static final int LAST_OF_SHORT_COLUMNS = 7;
  private static final int HEAD_LENGTH = 288;
  private static final int MAX_COLUMNS = 200;
  private static final int MAX_LENGTH = 1 << 20;
  private static final int SEPARATOR = 0xFF;

  /**
   * A column's place in a row.
   *
   * @param offset in a row that is unpacked
   * @param length of its longest value in bytes
   */
  record Column(int offset, int length) {}

  TableColumns {
    byName = Map.copyOf(byName);
  }

  static TableColumns read(Path file) throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      return of(
          source.read(
              "table definition",
              0,
              (int) Math.min(MAX_LENGTH, source.size()),
              ByteOrder.LITTLE_ENDIAN));
    }
  }

  private static TableColumns of(Bytes file) throws MalformedDataException {
    if (file.u16(0x0) != MAGIC) {
      throw file.malformed(0x0, "magic is 0x%04x, not 0x%04x".formatted(file.u16(0x0), MAGIC));
    }
    int width = file.u8(0x2) <= LAST_OF_SHORT_COLUMNS ? 11 : 17;
    int head = file.s32(64 + file.u16(0x4));
    Bytes form = file.slice("table definition", head, HEAD_LENGTH);
    int count = form.u16(0x102);
    if (count == 0 || count > MAX_COLUMNS) {
      throw form.malformed(0x102, "%d columns".formatted(count));
    }
    int start = head + HEAD_LENGTH + form.u16(0x104);
    Bytes columns = file.slice("table definition", start, count * width);
    Bytes names = file.slice("table definition", start + count * width, form.u16(0x10C));
    Map<String, Column> found = new LinkedHashMap<>();
    int name = 1;
    for (int i = 0; i < count; i++) {
      int end = names.indexOf(SEPARATOR, name);
      if (end < 0) {
        throw names.malformed(name, "column %d has no name".formatted(i));
      }
      found.put(
          names.text(name, end - name).toLowerCase(Locale.ROOT), column(columns, i * width, width));
      name = end + 1;
    }
    return new TableColumns(found);
  }

  private static Column column(Bytes columns, int at, int width) throws MalformedDataException {
    if (width == 11) {
      return new Column(columns.u16(at + 4) - 1, columns.u8(at + 3));
    }
    int position = columns.u16(at + 5) | (columns.u8(at + 7) << 16);
    return new Column(position - 1, columns.u16(at + 3));
  }

  Optional<Column> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
