package dev.exhume.testdata.family;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Rows of tab-separated columns; a row that starts with {@code #} is for readers. */
final class Table {
  private Table() {}

  /** The rows of a file, each with at least {@code columns}; none where there is no file. */
  static List<List<String>> read(Path file, int columns) throws IOException {
    if (Files.notExists(file)) {
      return List.of();
    }
    List<List<String>> rows =
        Files.readAllLines(file).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> List.of(line.split("\t", -1)))
            .toList();
    for (List<String> row : rows) {
      if (row.size() != columns) {
        throw new IOException(
            "%s: %d columns, not %d: %s".formatted(file, row.size(), columns, row));
      }
    }
    return rows;
  }

  /** A text once for each way through its braces: {@code rc{3,5}.d} is two directories. */
  static Stream<String> expand(String text) {
    int open = text.indexOf('{');
    int close = text.indexOf('}', open + 1);
    if (open < 0 || close < 0) {
      return Stream.of(text);
    }
    return Stream.of(text.substring(open + 1, close).split(",", -1))
        .map(part -> text.substring(0, open) + part + text.substring(close + 1))
        .flatMap(Table::expand);
  }
}
