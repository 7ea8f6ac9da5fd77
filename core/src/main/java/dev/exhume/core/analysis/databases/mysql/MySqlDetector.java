package dev.exhume.core.analysis.databases.mysql;

import dev.exhume.core.analysis.databases.shutdown.DataDirectory;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Schema;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the data directories of MySQL and MariaDB, and how their servers were stopped. */
public final class MySqlDetector {
  private MySqlDetector() {}

  /** The data directories, in the order in which they were looked for. */
  public static List<Database> detect(Path root, Problems problems) {
    MySqlOptions options = MySqlOptions.readStandardFiles(root, problems);
    return MySqlInstance.find(root, options, problems).stream()
        .map(
            instance ->
                DataDirectory.locked("mysql", instance.data(), problems)
                    .orElseGet(() -> database(root, instance, options, problems)))
        .toList();
  }

  private static Database database(
      Path root, MySqlInstance instance, MySqlOptions options, Problems problems) {
    List<ShutdownClue> clues = clues(root, instance, problems);
    Optional<MySqlVersion> version = MySqlVersion.find(instance, problems);
    boolean isMariaDb =
        version.filter(MySqlVersion::isMariaDb).isPresent()
            || Files.exists(instance.data().resolve("aria_log_control"));
    List<SchemaFiles> schemas =
        MySqlDatabases.ofUsers(instance.data(), problems).stream()
            .map(directory -> SchemaFiles.of(directory, problems))
            .toList();
    List<Schema> found = schemas.stream().map(SchemaFiles::schema).toList();
    return DataDirectory.of(
            isMariaDb ? "mariadb" : "mysql",
            version.map(MySqlVersion::toString),
            instance.data(),
            found.stream().map(Schema::name).toList(),
            clues,
            problems)
        .with(
            found,
            MySqlFacts.of(
                instance,
                options,
                schemas.stream().mapToInt(SchemaFiles::tablesInSharedTablespace).sum(),
                problems));
  }

  /** The most telling one first. */
  private static List<ShutdownClue> clues(Path root, MySqlInstance instance, Problems problems) {
    List<ShutdownClue> clues = new ArrayList<>();
    InnoDbLog.clue(instance, problems).ifPresent(clues::add);
    IsamTables.clue(instance.data(), problems).ifPresent(clues::add);
    leftovers(root, instance, problems).ifPresent(clues::add);
    return clues;
  }

  /** What a server removes when it is stopped. */
  private static Optional<ShutdownClue> leftovers(
      Path root, MySqlInstance instance, Problems problems) {
    List<Path> left = new ArrayList<>();
    for (Path entry : Folder.entries(instance.data(), problems)) {
      String name = entry.getFileName().toString();
      if (name.endsWith(".pid")
          || name.equals("mysql.sock")
          || name.equals("ibtmp1")
          || name.equals("ddl_recovery.log")) {
        left.add(entry);
      }
    }
    Stream.concat(
            instance.removedWhenStopped().stream(),
            Stream.of("var/run/mysqld/mysqld.pid", "var/run/mysqld/mysqld.sock").map(root::resolve))
        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !left.contains(file))
        .forEach(left::add);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    List<String> names =
        left.stream().map(file -> file.getFileName().toString()).distinct().sorted().toList();
    String last = names.get(names.size() - 1);
    String sentence =
        names.size() == 1
            ? last + " is left"
            : String.join(", ", names.subList(0, names.size() - 1)) + " and " + last + " are left";
    return Optional.of(
        new ShutdownClue(ShutdownState.UNCLEAN, sentence, Evidence.file(left.get(0).toString())));
  }
}
