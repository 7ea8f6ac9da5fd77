package dev.exhume.core.analysis.verdict;

import dev.exhume.core.analysis.boot.BootService;
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

/** The traces that a service left when it last did something: its pid, lock and log files. */
final class LifeSigns {
  private LifeSigns() {}

  /** When the newest of them was written. */
  static Optional<Instant> newest(
      Path root, BootService service, List<String> pidFiles, Problems problems) {
    return Stream.concat(
            pidFiles.stream().flatMap(file -> ServerPath.of(root, file).stream()),
            names(service).flatMap(name -> traces(root, name, problems)))
        .flatMap(file -> modified(file, problems).stream())
        .max(Comparator.naturalOrder());
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
            name.length() > 2 && name.endsWith("d") ? name.substring(0, name.length() - 1) : name)
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
