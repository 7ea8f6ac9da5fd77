package dev.exhume.core.analysis.databases.mysql;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.databases.shutdown.DataDirectory;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server's data directory and where it keeps what lies outside of it.
 *
 * @param data named as the configuration does
 * @param group of options for this server and no other; empty if there is but one server
 * @param systemTablespace InnoDB's first data file
 * @param logDirectory with InnoDB's log files
 * @param removedWhenStopped files outside of the data directory
 */
record MySqlInstance(
    Path data,
    String group,
    Path systemTablespace,
    Path logDirectory,
    List<Path> removedWhenStopped) {
  MySqlInstance {
    removedWhenStopped = List.copyOf(removedWhenStopped);
  }

  private static final List<String> USUAL =
      List.of(
          "var/lib/mysql",
          "usr/local/mysql/data",
          "usr/local/mysql/var",
          "opt/mysql/data",
          "opt/lampp/var/mysql");

  /** The servers that have a data directory; one that should be there and is not is a problem. */
  static List<MySqlInstance> find(Path root, MySqlOptions options, Problems problems) {
    Map<Path, MySqlInstance> found = new LinkedHashMap<>();
    List<String> groups = new ArrayList<>(options.instances());
    groups.add("");
    for (String group : groups) {
      options
          .find("datadir", group)
          .flatMap(option -> ConfiguredPath.of(root, root, option.value()))
          .filter(directory -> !DataDirectory.isMissing(directory, "MySQL", problems))
          .filter(directory -> isUsed(directory, problems))
          .ifPresent(
              directory ->
                  found.putIfAbsent(
                      DataDirectory.real(directory), of(root, directory, options, group)));
    }
    for (String usual : USUAL) {
      Path directory = root.resolve(usual);
      if (Files.isSymbolicLink(directory)
          && DataDirectory.isMissing(directory, "MySQL", problems)) {
        continue;
      }
      if (isUsed(directory, problems)) {
        found.putIfAbsent(DataDirectory.real(directory), of(root, directory, options, ""));
      }
    }
    return List.copyOf(found.values());
  }

  private static MySqlInstance of(Path root, Path data, MySqlOptions options, String group) {
    Path home =
        options
            .find("innodb-data-home-dir", group)
            .flatMap(option -> ConfiguredPath.of(root, data, option.value()))
            .orElse(data);
    // "ibdata1:10M:autoextend", or several such files after semicolons.
    String first =
        options
            .find("innodb-data-file-path", group)
            .map(option -> Splitter.on(':').splitToList(option.value()).get(0))
            .filter(name -> !name.isEmpty())
            .orElse("ibdata1");
    Path logs =
        options
            .find("innodb-log-group-home-dir", group)
            .flatMap(option -> ConfiguredPath.of(root, data, option.value()))
            .orElse(data);
    return new MySqlInstance(
        data,
        group,
        ConfiguredPath.of(root, home, first).orElse(home.resolve("ibdata1")),
        logs,
        Stream.of("pid-file", "socket")
            .flatMap(name -> options.find(name, group).stream())
            .flatMap(option -> ConfiguredPath.of(root, data, option.value()).stream())
            .toList());
  }

  /** Whether a server ever kept anything there. */
  private static boolean isUsed(Path directory, Problems problems) {
    return Files.isDirectory(directory.resolve("mysql"))
        || Files.exists(directory.resolve("ibdata1"))
        || DataDirectory.locked("mysql", directory, problems).isPresent()
        || Folder.directories(directory, problems).stream()
            .anyMatch(database -> MySqlDatabases.hasTables(database, problems));
  }
}
