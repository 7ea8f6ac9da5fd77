package dev.exhume.core.analysis.databases.redis;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextTail;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The server's own log, which ends with a farewell when the server was stopped. */
final class RedisLog {
  private static final List<String> USUAL =
      List.of("/var/log/redis/redis-server.log", "/var/log/redis/redis.log", "/var/log/redis.log");

  private static final int TAIL = 64 << 10;
  private static final String FAREWELL = "bye bye";

  private static final List<String> SIGNS_OF_LIFE =
      List.of("eady to accept connections", "Server started", "Server initialized");

  private RedisLog() {}

  /** Empty when no log says how it ended. */
  static Optional<ShutdownClue> clue(Path root, RedisSettings settings, Problems problems) {
    return settings
        .find("logfile")
        .map(own -> Stream.of(own.value()))
        .orElseGet(USUAL::stream)
        .filter(name -> name.startsWith("/"))
        .flatMap(name -> ConfiguredPath.of(root, root, name).stream())
        .flatMap(file -> clue(file, problems).stream())
        .findFirst();
  }

  private static Optional<ShutdownClue> clue(Path file, Problems problems) {
    Optional<String> last =
        TextTail.lines(file, TAIL, problems).stream()
            .filter(
                line -> line.contains(FAREWELL) || SIGNS_OF_LIFE.stream().anyMatch(line::contains))
            .reduce((earlier, later) -> later);
    return last.map(
        line ->
            line.contains(FAREWELL)
                ? new ShutdownClue(
                    ShutdownState.CLEAN,
                    "the log ends with the server's farewell",
                    Evidence.file(file.toString()))
                : new ShutdownClue(
                    ShutdownState.UNCLEAN,
                    "the log has a start of the server, but no end",
                    Evidence.file(file.toString())));
  }
}
