package dev.exhume.core.analysis.findings;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.ShutdownState;
import java.util.List;

/** Says which databases were not shut down. */
final class DatabaseFinding {
  private DatabaseFinding() {}

  static List<Finding> of(List<Database> databases) {
    return databases.stream()
        .filter(database -> database.shutdown() == ShutdownState.UNCLEAN)
        .map(DatabaseFinding::finding)
        .toList();
  }

  private static Finding finding(Database database) {
    return new Finding(
        "unclean-database",
        Severity.HIGH,
        "data",
        "%s in %s was not shut down cleanly".formatted(database.engine(), database.dataDirectory()),
        "What shows it: " + database.detail() + ".",
        "Keep the original disk as it is. Let the server recover a copy, read its log,"
            + " and check the tables before going live.",
        List.of(database.evidence()));
  }
}
