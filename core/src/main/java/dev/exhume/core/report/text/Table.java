package dev.exhume.core.report.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a section.
 *
 * @param id of its own on the page
 * @param more how many rows are left out, in words
 * @param isLong whether it gets a window of its own to scroll in
 */
public record Table(
    String id, String caption, List<String> columns, List<Row> rows, String more, boolean isLong) {
  /** Nobody reads further, and a browser would become slow; the profile has all. */
  private static final int MAX_ROWS = 2_000;

  private static final int MANY_ROWS = 24;

  /**
   * A row.
   *
   * @param first names what the row is about
   */
  public record Row(Cell first, List<Cell> rest) {}

  /** A table without rows yet. */
  public static Builder of(String id, String caption, String... columns) {
    return new Builder(id, caption, List.of(columns));
  }

  /** Whether there is anything in it. */
  public boolean isFilled() {
    return !rows.isEmpty();
  }

  /** Rows in the making. */
  public static final class Builder {
    private final String id;
    private final String caption;
    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();
    private int left;

    private Builder(String id, String caption, List<String> columns) {
      this.id = id;
      this.caption = caption;
      this.columns = columns;
    }

    /** Adds a row. */
    public Builder row(Cell first, Cell... rest) {
      if (rows.size() < MAX_ROWS) {
        rows.add(new Row(first, List.of(rest)));
      } else {
        left++;
      }
      return this;
    }

    /** A list of one table, or of none if it has no rows. */
    public List<Table> build() {
      if (rows.isEmpty()) {
        return List.of();
      }
      String more =
          left == 0 ? "" : Words.count(left, "more row is", "more rows are") + " in the profile.";
      return List.of(
          new Table(id, caption, columns, List.copyOf(rows), more, rows.size() > MANY_ROWS));
    }
  }
}
