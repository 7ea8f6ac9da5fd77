package dev.exhume.core.analysis.databases;

import dev.exhume.core.analysis.databases.mysql.MySqlDetector;
import dev.exhume.core.analysis.databases.postgresql.PostgresDetector;
import dev.exhume.core.profile.Database;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the data directories of database servers. */
public final class DatabaseDetector {
  private DatabaseDetector() {}

  /** All data directories, by where they are. */
  public static List<Database> detect(Path root, Problems problems) {
    List<Database> databases = new ArrayList<>();
    databases.addAll(MySqlDetector.detect(root, problems));
    databases.addAll(PostgresDetector.detect(root, problems));
    databases.sort(Comparator.comparing(Database::dataDirectory).thenComparing(Database::engine));
    return List.copyOf(databases);
  }
}
