package dev.exhume.core.reading;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of knowledge that ships with the program: tab-separated columns under a row of their
 * names.
 *
 * <p>Blank lines and lines that start with {@code #} are comments. A row may leave its last cells
 * out.
 */
public final class TsvTable {
  private final List<Row> rows;

  private TsvTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /** Reads a resource that lies beside a class. */
  public static TsvTable resource(Class<?> neighbour, String name) {
    try (InputStream in = neighbour.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is not beside " + neighbour.getName());
      }
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a table from its text.
   *
   * @param name for messages
   * @throws IllegalArgumentException when there is no row of names, or a row has a cell too many
   */
  public static TsvTable parse(String name, String text) {
    List<String> columns = List.of();
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = List.of(line.split("\t", -1));
      if (columns.isEmpty()) {
        columns = cells;
      } else {
        rows.add(row(name + ":" + number, columns, cells));
      }
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(name + " has no row that names its columns");
    }
    return new TsvTable(rows);
  }

  /** The rows in the table's order. */
  public List<Row> rows() {
    return rows;
  }

  private static Row row(String location, List<String> columns, List<String> cells) {
    if (cells.size() > columns.size()) {
      throw new IllegalArgumentException(
          "%s has %d cells, not %d".formatted(location, cells.size(), columns.size()));
    }
    Map<String, String> byColumn = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      byColumn.put(columns.get(i), i < cells.size() ? cells.get(i).strip() : "");
    }
    return new Row(location, byColumn);
  }

  /**
   * One row.
   *
   * @param location in the table's source, for messages
   */
  public record Row(String location, Map<String, String> cells) {
    public Row {
      cells = Map.copyOf(cells);
    }

    /** The cell of a column; empty text when the row leaves it out. */
    public String get(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new IllegalArgumentException(location + " has no column " + column);
      }
      return cell;
    }

    /** The cell of a column, if it holds something. */
    public Optional<String> find(String column) {
      return Optional.of(get(column)).filter(cell -> !cell.isEmpty());
    }
  }
}
