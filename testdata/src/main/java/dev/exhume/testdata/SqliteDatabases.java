package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * RPM databases in files of SQLite, made by RPM and SQLite themselves; see {@code
 * testdata/rpm/make-sqlite.sh}.
 */
public final class SqliteDatabases {
  public static final String FILE = "rpmdb.sqlite";

  /** All, by what is special about each. */
  public static final List<String> NAMES =
      rows().stream().map(row -> row.substring(0, row.indexOf('\t'))).distinct().toList();

  /** Beside the journal of a transaction over several databases as long as that goes on. */
  public static final String SUPER_JOURNAL = "other.db-mj0A1B2C3D4";

  private static final String GOES_ON = "journal-of-several";

  private SqliteDatabases() {}

  /**
   * Writes a database, and the log or journal beside it, where it has one.
   *
   * @return the database in {@code directory}
   */
  public static Path write(String name, Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String suffix : List.of("", "-wal", "-journal")) {
      try (InputStream packed = resource(name + suffix + ".gz")) {
        if (packed != null) {
          Files.write(directory.resolve(FILE + suffix), new GZIPInputStream(packed).readAllBytes());
        }
      }
    }
    if (name.equals(GOES_ON)) {
      Files.writeString(directory.resolve(SUPER_JOURNAL), "the databases of the transaction");
    }
    return directory.resolve(FILE);
  }

  /**
   * What SQLite reads of all of them: database, instance, length and SHA-1 of the header, name with
   * version as RPM prints it; tab-separated.
   */
  public static List<String> rows() {
    try (InputStream table = Objects.requireNonNull(resource("rows.tsv"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same of one of them. */
  public static List<String> rows(String name) {
    return rows().stream()
        .filter(row -> row.startsWith(name + "\t"))
        .map(row -> row.substring(name.length() + 1))
        .toList();
  }

  private static @Nullable InputStream resource(String name) {
    return SqliteDatabases.class.getResourceAsStream("rpm/sqlite/" + name);
  }
}
