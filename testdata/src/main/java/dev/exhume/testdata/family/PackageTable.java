package dev.exhume.testdata.family;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The packages of a server that has RPM: a table of name, {@code [epoch:]version-release},
 * architecture, source package ({@code -} for the package itself), vendor, when it was installed,
 * and its files with a space between two. A file that starts with {@code c:} is a configuration,
 * with {@code c!:} or {@code !:} one that was changed after it was installed.
 */
final class PackageTable {
  private PackageTable() {}

  /** The rows; none where there is no table. */
  static List<Row> read(Path table) throws IOException {
    return Table.read(table, 7).stream().map(Row::of).toList();
  }

  /** The file {@code Packages} that RPM would have kept of them. */
  static byte[] database(List<Row> rows, Map<String, ServerFile> tree) {
    List<byte[]> headers = new ArrayList<>();
    for (Row row : rows) {
      headers.add(header(row, tree));
    }
    return PackagesFile.of(headers);
  }

  private static byte[] header(Row row, Map<String, ServerFile> tree) {
    int installed =
        (int) LocalDateTime.parse(row.installed).toInstant(ZoneOffset.UTC).getEpochSecond();
    HeaderWriter header =
        new HeaderWriter().text(1000, row.name).text(1001, row.version).text(1002, row.release);
    if (row.epoch >= 0) {
      header.numbers(1003, List.of(row.epoch));
    }
    header
        .numbers(1006, List.of(installed))
        .numbers(1008, List.of(installed))
        .text(1011, row.vendor)
        .text(1014, "GPL")
        .text(1021, "linux")
        .text(1022, row.architecture)
        .text(1044, "%s-%s-%s.src.rpm".formatted(row.source, row.version, row.release));
    List<PackageFiles.Entry> files =
        row.files.stream().map(listed -> PackageFiles.entry(listed, tree)).toList();
    if (!files.isEmpty()) {
      PackageFiles.write(files, header);
    }
    return header.bytes();
  }

  /** A package. */
  record Row(
      String name,
      int epoch,
      String version,
      String release,
      String architecture,
      String source,
      String vendor,
      String installed,
      List<String> files) {

    private static Row of(List<String> columns) {
      String evr = columns.get(1);
      int colon = evr.indexOf(':');
      int dash = evr.lastIndexOf('-');
      return new Row(
          columns.get(0),
          colon < 0 ? -1 : Integer.parseInt(evr.substring(0, colon)),
          evr.substring(colon + 1, dash),
          evr.substring(dash + 1),
          columns.get(2),
          Objects.equals(columns.get(3), "-") ? columns.get(0) : columns.get(3),
          columns.get(4),
          columns.get(5),
          Stream.of(columns.get(6).split(" "))
              .filter(path -> !path.equals("-"))
              .flatMap(Table::expand)
              .toList());
    }
  }
}
