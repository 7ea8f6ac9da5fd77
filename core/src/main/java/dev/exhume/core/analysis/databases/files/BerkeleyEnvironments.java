package dev.exhume.core.analysis.databases.files;

import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Directories in which programs keep Berkeley databases with a log to recover them from. */
final class BerkeleyEnvironments {
  private BerkeleyEnvironments() {}

  /**
   * The environments.
   *
   * @param known directories that are listed as something better already
   */
  static List<EmbeddedFile> find(DataFiles files, Collection<String> known, Problems problems) {
    return files.of(DataFiles.Kind.BERKELEY).stream()
        .map(log -> Objects.requireNonNull(log.getParent()))
        .filter(directory -> !known.contains(directory.toString()))
        .map(
            directory ->
                EmbeddedFile.of(
                    "berkeley-db", Optional.empty(), directory, clue(directory), problems))
        .toList();
  }

  private static ShutdownClue clue(Path directory) {
    Path region = directory.resolve("__db.001");
    return Files.exists(region)
        ? new ShutdownClue(
            ShutdownState.UNKNOWN,
            "the environment was not removed, as after a crash; db_recover makes it usable",
            Evidence.file(region.toString()))
        : new ShutdownClue(
            ShutdownState.UNKNOWN,
            "there is a log, but no environment is left",
            Evidence.file(directory.toString()));
  }
}
