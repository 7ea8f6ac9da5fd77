package dev.exhume.core.analysis.verdict;

import dev.exhume.core.analysis.activity.ProgramLines;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.verdict.rules.Candidate;
import dev.exhume.core.profile.Database;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The traces that a service left when it last did something: its pid, lock and log files, its lines
 * in the system's logs, and the tables of a database.
 */
final class LifeSigns {
  private static final String DAEMON = "d";

  private final Path root;
  private final ProgramLines lines;
  private final List<Database> databases;
  private final Problems problems;

  LifeSigns(Path root, List<Database> databases, Problems problems) {
    this.root = root;
    this.lines = ProgramLines.read(root, problems);
    this.databases = databases;
    this.problems = problems;
  }

  /** When the newest of them was written. */
  Optional<Instant> newest(Candidate candidate, List<String> pidFiles) {
    BootService service = candidate.service();
    Stream<Instant> files =
        Stream.concat(
                pidFiles.stream().flatMap(file -> ServerPath.of(root, file).stream()),
                names(service).flatMap(name -> traces(root, name, problems)))
            .flatMap(file -> modified(file, problems).stream());
    Stream<Instant> logged =
        programs(service, pidFiles).flatMap(program -> lines.last(program).stream());
    return Stream.of(files, logged, tables(candidate))
        .flatMap(times -> times)
        .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
        .max(Comparator.naturalOrder());
  }

  /** The tables that only the server itself writes. */
  private Stream<Instant> tables(Candidate candidate) {
    return databases.stream()
        .filter(database -> !database.embedded() && candidate.isServerOf(database))
        .flatMap(database -> database.schemas().stream())
        .flatMap(schema -> schema.newest().stream());
  }

  /** What its process calls itself: often the service with a {@code d}, or what its pid file is. */
  private static Stream<String> programs(BootService service, List<String> pidFiles) {
    return Stream.of(
            Stream.of(service.name(), service.scriptName(), service.name() + DAEMON),
            service.header().processNames().stream().map(LifeSigns::fileName),
            pidFiles.stream().map(LifeSigns::fileName).map(LifeSigns::withoutExtension))
        .flatMap(names -> names)
        .distinct();
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String withoutExtension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static Stream<Path> traces(Path root, String name, Problems problems) {
    String log = "/var/log/" + name;
    return Stream.concat(
        Stream.of("/var/lock/subsys/" + name, log, log + ".log")
            .flatMap(file -> ServerPath.of(root, file).stream()),
        ServerPath.of(root, log).stream()
            .flatMap(directory -> Folder.files(directory, problems).stream()));
  }

  /** Logs are called after the service or without its last {@code d}: {@code /var/log/cron}. */
  private static Stream<String> names(BootService service) {
    String name = service.name();
    return Stream.of(
            name,
            service.scriptName(),
            name.length() > 2 && name.endsWith(DAEMON)
                ? name.substring(0, name.length() - 1)
                : name)
        .distinct();
  }

  private static Optional<Instant> modified(Path file, Problems problems) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException e) {
      problems.unreadable(file, e);
      return Optional.empty();
    }
  }
}
