package dev.exhume.core.analysis.databases.mysql.accounts;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a table of MyISAM, unpacked.
 *
 * @param position of its first piece in the data file
 * @param fixed all columns at their places; of long texts not more than their length
 * @param texts the long texts, by the place of their column
 */
record Row(long position, Bytes fixed, Map<Integer, String> texts) {
  private static final int LONGEST = 1_024;

  Row {
    texts = Map.copyOf(texts);
  }

  /** The text in a column, without the blanks that fill it up. */
  String text(TableColumns.Column column) throws MalformedDataException {
    String text = texts.get(column.offset());
    if (text == null && column.length() > LONGEST) {
      throw fixed.malformed(column.offset(), "a column of %d bytes".formatted(column.length()));
    }
    return text != null
        ? text
        : fixed.text(column.offset(), column.length()).stripTrailing().replace("\0", "");
  }

  /** Whether a column of N and Y has Y; empty if there is no such column. */
  Optional<Boolean> isYes(Optional<TableColumns.Column> column) throws MalformedDataException {
    return column.isEmpty() ? Optional.empty() : Optional.of(fixed.u8(column.get().offset()) == 2);
  }
}
