package dev.exhume.core.analysis.databases.redis;

import dev.exhume.binary.ByteSource;
import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.databases.shutdown.DataDirectory;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the data of Redis: a snapshot, a log of commands, or both. */
public final class RedisDetector {
  private static final List<String> SETTINGS =
      List.of(
          "/etc/redis.conf",
          "/etc/redis/*.conf",
          "/usr/local/etc/redis*.conf",
          "/usr/local/redis/etc/*.conf",
          "/etc/redis*.conf",
          "/opt/redis/*.conf");

  private static final List<String> USUAL = List.of("/var/lib/redis", "/var/lib/redis/*");

  private static final List<String> REPORTED =
      List.of("replicaof", "slaveof", "maxmemory", "appendonly", "cluster-enabled");

  private final Path root;
  private final Problems problems;

  private RedisDetector(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** The data directories, those of the configuration first. */
  public static List<Database> detect(Path root, Problems problems) {
    return new RedisDetector(root, problems).detect();
  }

  private List<Database> detect() {
    Map<Path, Database> found = new LinkedHashMap<>();
    for (String pattern : SETTINGS) {
      for (Path file : FilePattern.expand(root, pattern, problems)) {
        RedisSettings settings = RedisSettings.read(root, file, problems);
        settings
            .find("dir")
            .flatMap(directory -> ConfiguredPath.of(root, root, directory.value()))
            .ifPresent(directory -> add(found, directory, settings));
      }
    }
    for (String pattern : USUAL) {
      for (Path directory : FilePattern.expand(root, pattern, problems)) {
        add(found, directory, RedisSettings.none(root, problems));
      }
    }
    return List.copyOf(found.values());
  }

  private void add(Map<Path, Database> found, Path directory, RedisSettings settings) {
    Path real = DataDirectory.real(directory);
    if (found.containsKey(real) || !Files.isDirectory(directory)) {
      return;
    }
    Optional<Database> locked = DataDirectory.locked("redis", directory, problems);
    if (locked.isPresent()) {
      found.put(real, locked.get());
      return;
    }
    Path snapshot = directory.resolve(name(settings, "dbfilename", "dump.rdb"));
    List<Path> logs = logs(directory, settings);
    if (Files.isRegularFile(snapshot) || !logs.isEmpty()) {
      found.put(real, database(directory, snapshot, logs, settings));
    }
  }

  private static String name(RedisSettings settings, String setting, String usual) {
    String name = settings.value(setting, usual);
    return name.indexOf('/') < 0 && name.indexOf('\0') < 0 ? name : usual;
  }

  /** Since 7.0 in a directory, as files that follow each other. */
  private List<Path> logs(Path directory, RedisSettings settings) {
    String name = name(settings, "appendfilename", "appendonly.aof");
    return Stream.concat(
            Stream.of(directory.resolve(name)).filter(Files::isRegularFile),
            Folder.files(
                    directory.resolve(name(settings, "appenddirname", "appendonlydir")), problems)
                .stream()
                .filter(file -> file.getFileName().toString().endsWith(".incr.aof")))
        .toList();
  }

  private Database database(
      Path directory, Path snapshot, List<Path> logs, RedisSettings settings) {
    List<ShutdownClue> clues = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    RedisLog.clue(root, settings, problems).ifPresent(clues::add);
    // Whole files alone do not tell what was in memory only.
    ShutdownState ifWhole = ShutdownClue.state(clues);
    Optional<RdbFile> rdb = snapshot(snapshot, ifWhole, clues);
    logs.forEach(log -> checkEnd(log, ifWhole, clues));
    Folder.files(directory, problems).stream()
        .filter(file -> file.getFileName().toString().matches("temp-.{1,60}\\.(?:rdb|aof)"))
        .forEach(
            file ->
                clues.add(
                    clue(
                        ShutdownState.UNCLEAN,
                        file.getFileName() + ", which was being written, is left",
                        file)));
    for (String name : REPORTED) {
      settings
          .find(name)
          .ifPresent(
              setting -> facts.add(new Fact(name, setting.value(), setting.line().evidence())));
    }
    Map<Long, Long> keys = rdb.map(RdbFile::keys).orElse(Map.of());
    keys.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                new Fact(
                    "keys in db" + entry.getKey(),
                    entry.getValue().toString(),
                    Evidence.file(snapshot.toString())))
        .forEach(facts::add);
    return DataDirectory.of(
            "redis",
            rdb.flatMap(RdbFile::serverVersion),
            directory,
            keys.keySet().stream().sorted().map(number -> "db" + number).toList(),
            clues,
            problems)
        .with(List.of(), facts);
  }

  private Optional<RdbFile> snapshot(Path file, ShutdownState ifWhole, List<ShutdownClue> clues) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (ByteSource source = ByteSource.open(file)) {
      RdbFile snapshot = RdbFile.read(source);
      clues.add(
          snapshot.isWhole()
              ? clue(ifWhole, "the snapshot is whole", file)
              : clue(ShutdownState.UNCLEAN, "the snapshot is cut off or damaged", file));
      return Optional.of(snapshot);
    } catch (IOException e) {
      problems.unreadable(file, e);
      clues.add(clue(ShutdownState.UNKNOWN, "the snapshot could not be read", file));
      return Optional.empty();
    }
  }

  private void checkEnd(Path log, ShutdownState ifWhole, List<ShutdownClue> clues) {
    try (ByteSource source = ByteSource.open(log)) {
      clues.add(
          switch (AppendOnlyFile.ending(source)) {
            case WHOLE -> clue(ifWhole, "the append-only file ends with a whole command", log);
            case CUT ->
                clue(ShutdownState.UNCLEAN, "the append-only file ends within a command", log);
            case UNKNOWN ->
                clue(ShutdownState.UNKNOWN, "the end of the append-only file was not found", log);
          });
    } catch (IOException e) {
      problems.unreadable(log, e);
    }
  }

  private static ShutdownClue clue(ShutdownState state, String sentence, Path file) {
    return new ShutdownClue(state, sentence, Evidence.file(file.toString()));
  }
}
