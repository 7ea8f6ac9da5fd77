package dev.exhume.core.analysis.databases.postgresql;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.databases.shutdown.DataDirectory;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Schema;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the clusters of PostgreSQL, and how their servers were stopped. */
public final class PostgresDetector {
  /** Directories that only the server's own user may look into. */
  private static final List<String> PROTECTED =
      List.of(
          "/var/lib/pgsql",
          "/var/lib/pgsql/data",
          "/var/lib/pgsql/*/data",
          "/var/lib/postgresql/*/*",
          "/usr/local/pgsql/data");

  private PostgresDetector() {}

  /** The clusters, in the order in which they were looked for. */
  public static List<Database> detect(Path root, Problems problems) {
    return Stream.concat(
            PostgresCluster.find(root, problems).stream()
                .map(cluster -> database(root, cluster, problems)),
            PROTECTED.stream()
                .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
                .flatMap(
                    directory -> DataDirectory.locked("postgresql", directory, problems).stream()))
        .toList();
  }

  private static Database database(Path root, PostgresCluster cluster, Problems problems) {
    List<ShutdownClue> clues = new ArrayList<>();
    ShutdownClue control = ControlFile.clue(cluster, problems);
    clues.add(control);
    Path pidFile = cluster.data().resolve("postmaster.pid");
    if (Files.exists(pidFile)) {
      // After a clean stop it is a leftover that says nothing of the data.
      boolean isHarmless = control.state() == ShutdownState.CLEAN;
      clues.add(
          new ShutdownClue(
              isHarmless ? ShutdownState.CLEAN : ShutdownState.UNCLEAN,
              "postmaster.pid is left",
              Evidence.file(pidFile.toString())));
    }
    List<Schema> schemas = PostgresDatabases.ofUsers(cluster, problems);
    return DataDirectory.of(
            "postgresql",
            Optional.of(cluster.version()),
            cluster.data(),
            schemas.stream().map(Schema::name).toList(),
            clues,
            problems)
        .with(schemas, PostgresFacts.of(root, cluster, problems));
  }
}
