package dev.exhume.core.analysis.databases.mysql;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The databases in a data directory, each of which is a directory. */
final class MySqlDatabases {
  private static final Set<String> OWN =
      Set.of("mysql", "performance_schema", "information_schema", "sys", "lost+found");

  private static final Pattern ENCODED = Pattern.compile("@([0-9a-f]{4})");

  private static final Pattern TABLE = Pattern.compile(".+\\.(?:frm|ibd|MYI|MAI|ISM)");

  private MySqlDatabases() {}

  /**
   * The directories of databases that users made, by name; one on a volume that is missing is a
   * problem as well.
   */
  static List<Path> ofUsers(Path data, Problems problems) {
    return Folder.entries(data, problems).stream()
        .filter(entry -> isDatabase(entry, problems))
        .sorted(Comparator.comparing(MySqlDatabases::name))
        .toList();
  }

  /** Whether there are tables in it. */
  static boolean hasTables(Path database, Problems problems) {
    return tables(database, problems).findAny().isPresent();
  }

  /** The files that tables consist of. */
  static Stream<Path> tables(Path database, Problems problems) {
    return Folder.files(database, problems).stream()
        .filter(file -> TABLE.matcher(file.getFileName().toString()).matches());
  }

  private static boolean isDatabase(Path entry, Problems problems) {
    String name = entry.getFileName().toString();
    if (OWN.contains(name) || name.startsWith(".") || name.startsWith("#")) {
      return false;
    }
    if (Files.isSymbolicLink(entry) && !Files.exists(entry)) {
      problems.add(entry, "is a link to where a database was, which is not there");
      return true;
    }
    if (!Files.isDirectory(entry)) {
      return false;
    }
    // Every installation makes a database called test, and hardly any uses it.
    return !name.equals("test") || hasTables(entry, problems);
  }

  /**
   * Since 5.1 the name of a directory has other characters than letters as {@code @002d}: the name
   * that people use.
   */
  static String name(Path directory) {
    return ENCODED
        .matcher(directory.getFileName().toString())
        .replaceAll(
            character ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(character.group(1), 16))));
  }

  /** All databases, the server's own included, that can be looked into. */
  static List<Path> directories(Path data, Problems problems) {
    return Folder.directories(data, problems).stream()
        .filter(directory -> Files.exists(directory, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }
}
