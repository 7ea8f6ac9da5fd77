package dev.exhume.core.analysis.findings;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.ShutdownState;
import java.util.List;
import java.util.stream.Stream;

/** Says which databases were not shut down, and which no installed server can read. */
final class DatabaseFinding {
  private static final String MISMATCH = "version-mismatch";

  private DatabaseFinding() {}

  static List<Finding> of(List<Database> databases) {
    return Stream.concat(
            databases.stream()
                .filter(database -> database.shutdown() == ShutdownState.UNCLEAN)
                .map(DatabaseFinding::unclean),
            databases.stream()
                .flatMap(
                    database ->
                        database.facts().stream()
                            .filter(fact -> fact.name().equals(MISMATCH))
                            .map(fact -> mismatch(database, fact))))
        .toList();
  }

  private static Finding unclean(Database database) {
    return new Finding(
        "unclean-database",
        database.embedded() ? Severity.MEDIUM : Severity.HIGH,
        "data",
        "%s in %s was not shut down cleanly".formatted(database.engine(), database.dataDirectory()),
        "What shows it: " + database.detail() + ".",
        database.embedded()
            ? "Copy each file together with its journal and its locks: the program that opens it"
                + " next puts the data right."
            : "Keep the original disk as it is. Let the server recover a copy, read its log,"
                + " and check the tables before going live.",
        List.of(database.evidence()));
  }

  private static Finding mismatch(Database database, Fact fact) {
    return new Finding(
        "database-version-mismatch",
        Severity.HIGH,
        "data",
        "No installed server reads the data of %s in %s"
            .formatted(database.engine(), database.dataDirectory()),
        "Of the packages: " + fact.value() + ".",
        "Find out which server ran on it, such as one built by hand, and take its version, or"
            + " convert the data with the tools of the newer one.",
        List.of(fact.evidence(), database.evidence()));
  }
}
