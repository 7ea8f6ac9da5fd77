package dev.exhume.core.analysis.databases.mongodb;

import com.google.common.collect.ImmutableMap;
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
import dev.exhume.core.reading.TextTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the data directories of MongoDB, and whether their servers were stopped. */
public final class MongoDetector {
  private static final List<String> SETTINGS =
      List.of("/etc/mongod.conf", "/etc/mongodb.conf", "/usr/local/etc/mongod.conf");

  private static final List<String> USUAL =
      List.of("/var/lib/mongodb", "/var/lib/mongo", "/data/db", "/srv/mongodb");

  private static final Set<String> OWN = Set.of("local", "admin", "config");
  private static final String CATALOGUE = ".ns";
  private static final Pattern VERSION =
      Pattern.compile("db version v(\\d{1,2}\\.\\d{1,3}\\.\\d{1,3})");
  private static final int LOG_TAIL = 1 << 20;

  private final Path root;
  private final Problems problems;

  private MongoDetector(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** The data directories, those of the configuration first. */
  public static List<Database> detect(Path root, Problems problems) {
    return new MongoDetector(root, problems).detect();
  }

  private List<Database> detect() {
    Map<Path, Database> found = new LinkedHashMap<>();
    for (String name : SETTINGS) {
      for (Path file : FilePattern.expand(root, name, problems)) {
        MongoSettings settings = MongoSettings.read(file, problems);
        settings
            .find("dbpath")
            .flatMap(directory -> ConfiguredPath.of(root, root, directory.value()))
            .filter(directory -> !DataDirectory.isMissing(directory, "MongoDB", problems))
            .ifPresent(directory -> add(found, directory, Optional.of(settings)));
      }
    }
    for (String name : USUAL) {
      ConfiguredPath.of(root, root, name)
          .filter(Files::isDirectory)
          .ifPresent(directory -> add(found, directory, Optional.empty()));
    }
    return List.copyOf(found.values());
  }

  private void add(Map<Path, Database> found, Path directory, Optional<MongoSettings> settings) {
    Path real = DataDirectory.real(directory);
    if (found.containsKey(real)) {
      return;
    }
    Optional<Database> locked = DataDirectory.locked("mongodb", directory, problems);
    if (locked.isPresent()) {
      found.put(real, locked.get());
    } else if (isUsed(directory)) {
      found.put(real, database(directory, settings));
    }
  }

  private boolean isUsed(Path directory) {
    return Stream.of("mongod.lock", "WiredTiger", "storage.bson", "local.ns")
        .anyMatch(name -> Files.exists(directory.resolve(name)));
  }

  private Database database(Path directory, Optional<MongoSettings> settings) {
    List<ShutdownClue> clues = List.of(lock(directory));
    List<Fact> facts = new ArrayList<>();
    storageEngine(directory).ifPresent(facts::add);
    settings
        .flatMap(known -> known.find("replset", "replsetname"))
        .ifPresent(
            setting -> facts.add(new Fact("replSet", setting.value(), setting.line().evidence())));
    return DataDirectory.of(
            "mongodb", version(settings), directory, databases(directory), clues, problems)
        .with(List.of(), facts);
  }

  /** It has the number of the process, until the server is stopped. */
  private ShutdownClue lock(Path directory) {
    Path file = directory.resolve("mongod.lock");
    Evidence evidence = Evidence.file(file.toString());
    try {
      if (!Files.isRegularFile(file)) {
        return new ShutdownClue(ShutdownState.UNKNOWN, "there is no mongod.lock", evidence);
      }
      if (Files.size(file) == 0) {
        return new ShutdownClue(ShutdownState.CLEAN, "mongod.lock is empty", evidence);
      }
      return new ShutdownClue(
          ShutdownState.UNCLEAN,
          hasJournal(directory)
              ? "mongod.lock names a process; there is a journal to recover from"
              : "mongod.lock names a process, and there is no journal to recover from",
          evidence);
    } catch (IOException e) {
      problems.unreadable(file, e);
      return new ShutdownClue(ShutdownState.UNKNOWN, "mongod.lock could not be read", evidence);
    }
  }

  private boolean hasJournal(Path directory) {
    return Folder.files(directory.resolve("journal"), problems).stream()
        .map(file -> file.getFileName().toString())
        .anyMatch(name -> name.startsWith("j._") || name.startsWith("WiredTigerLog."));
  }

  private static Optional<Fact> storageEngine(Path directory) {
    return ImmutableMap.of("WiredTiger", "wiredTiger", "local.ns", "mmapv1").entrySet().stream()
        .filter(sign -> Files.exists(directory.resolve(sign.getKey())))
        .map(
            sign ->
                new Fact(
                    "storage-engine",
                    sign.getValue(),
                    Evidence.file(directory.resolve(sign.getKey()).toString())))
        .findFirst();
  }

  /** With the older storage engine each has a file {@code name.ns}, maybe in a directory. */
  private List<String> databases(Path directory) {
    return Stream.concat(Stream.of(directory), Folder.directories(directory, problems).stream())
        .flatMap(place -> Folder.files(place, problems).stream())
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(CATALOGUE))
        .map(name -> name.substring(0, name.length() - CATALOGUE.length()))
        .filter(name -> !OWN.contains(name))
        .distinct()
        .sorted()
        .toList();
  }

  private Optional<String> version(Optional<MongoSettings> settings) {
    return Stream.concat(
            settings.flatMap(known -> known.find("logpath", "path")).stream()
                .map(MongoSettings.Setting::value),
            Stream.of("/var/log/mongodb/mongod.log", "/var/log/mongo/mongod.log"))
        .filter(name -> name.startsWith("/"))
        .flatMap(name -> ConfiguredPath.of(root, root, name).stream())
        .flatMap(file -> TextTail.lines(file, LOG_TAIL, problems).stream())
        .flatMap(line -> VERSION.matcher(line).results().map(MatchResult::group))
        .map(text -> text.substring("db version v".length()))
        .reduce((earlier, later) -> later);
  }
}
