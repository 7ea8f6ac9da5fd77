package dev.exhume.core.analysis.verdict;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.LocalScript;
import dev.exhume.core.analysis.verdict.catalogue.CatalogueEntry;
import dev.exhume.core.analysis.verdict.rules.Candidate;
import dev.exhume.core.profile.Database;
import dev.exhume.core.reading.ServerPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where a service leaves its process number. */
final class PidFileGuess {
  private static final String POSTGRESQL = "postgresql";

  private PidFileGuess() {}

  /**
   * The one that its unit names; else the file in its data directory if it is PostgreSQL, whose
   * scripts hide it; else what its script says; else a file of that kind that the old server left
   * behind; else one that the catalogue knows and for which the directory is there; else the place
   * that is usual. A script of local commands has none.
   */
  static List<String> of(Path root, Candidate candidate, List<Database> databases) {
    BootService service = candidate.service();
    List<String> ofPostgres =
        databases.stream()
            .filter(database -> database.engine().equals(POSTGRESQL))
            .filter(database -> isOf(service.name(), database))
            .map(database -> database.dataDirectory() + "/postmaster.pid")
            .toList();
    if (service.command().isPresent() && !service.header().pidFiles().isEmpty()) {
      return service.header().pidFiles();
    }
    if (candidate.entry().filter(entry -> entry.name().equals(POSTGRESQL)).isPresent()
        && !ofPostgres.isEmpty()) {
      return ofPostgres;
    }
    if (!service.header().pidFiles().isEmpty()) {
      return service.header().pidFiles();
    }
    if (LocalScript.isRunBy(service) || service.script().isEmpty()) {
      return List.of();
    }
    List<String> usual = usual(service);
    List<String> known =
        candidate.entry().map(CatalogueEntry::pidFiles).stream().flatMap(List::stream).toList();
    Optional<String> likely =
        first(root, Stream.concat(usual.stream(), known.stream()), Files::isRegularFile)
            .or(() -> first(root, known.stream(), file -> hasOwnDirectory(root, file)));
    // Only scripts have such a habit; what stays in the foreground needs no file.
    return likely.isEmpty() && !service.isStartedByScript()
        ? List.of()
        : List.of(likely.orElse("/var/run/" + service.name() + ".pid"));
  }

  /** Debian has a service for each version: {@code postgresql-8.1}. */
  private static boolean isOf(String service, Database database) {
    return !service.startsWith(POSTGRESQL + "-")
        || database
            .version()
            .filter(service.substring(POSTGRESQL.length() + 1)::equals)
            .isPresent();
  }

  /** After the service, or after the processes that its script names. */
  private static List<String> usual(BootService service) {
    return Stream.of(
            Stream.of(service.name(), service.scriptName()),
            service.header().processNames().stream(),
            Stream.of(service.name() + "d"))
        .flatMap(names -> names)
        .filter(name -> name.indexOf('/') < 0)
        .distinct()
        .flatMap(
            name ->
                Stream.of("/var/run/" + name + ".pid", "/var/run/" + name + "/" + name + ".pid"))
        .toList();
  }

  private static Optional<String> first(
      Path root, Stream<String> files, Predicate<Path> condition) {
    return files
        .filter(file -> ServerPath.of(root, file).filter(condition).isPresent())
        .findFirst();
  }

  private static boolean hasOwnDirectory(Path root, Path file) {
    Path directory = file.getParent();
    return directory != null
        && Files.isDirectory(directory)
        && !directory.equals(root.resolve("var/run"));
  }
}
