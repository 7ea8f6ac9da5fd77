package dev.exhume.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Lines of columns that stand below each other. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(List<String> heading) {
    rows.add(heading);
  }

  public void row(List<String> cells) {
    rows.add(cells.stream().map(OneLine::of).toList());
  }

  /** The lines, each with a line feed. */
  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], Columns.of(row.get(column)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append(Columns.padded(row.get(column), widths[column])).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
