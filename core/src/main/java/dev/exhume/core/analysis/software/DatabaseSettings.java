package dev.exhume.core.analysis.software;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableListMultimap;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file in which an application says where its database is.
 *
 * @param file a pattern, from the application's directory or, with a slash in front, from the root,
 *     where distributions have it
 * @param engine if it knows but one
 * @param facts patterns with groups {@code engine}, {@code host}, {@code name} and {@code user}
 */
record DatabaseSettings(String file, Optional<String> engine, List<Pattern> facts) {
  private static final List<String> GROUPS = List.of("engine", "host", "name", "user");
  private static final Splitter PARTS = Splitter.on(" && ");

  /** Where distributions put applications, whose configuration they keep apart. */
  private static final String PACKAGED = "usr/share";

  private static final int LONGEST_LINE = 1000;
  private static final int LONGEST_FILE = 5000;

  /** What programs call the engines, in the words of the profile. */
  private static final Map<String, String> ENGINES =
      Map.of(
          "mysqli", "mysql",
          "pgsql", "postgresql",
          "postgres", "postgresql",
          "postgres7", "postgresql",
          "postgresql_psycopg2", "postgresql",
          "mysql2", "mysql",
          "sqlite3", "sqlite",
          "pg", "postgresql");

  /** What frameworks call the drivers for them. */
  private static final Map<String, String> DRIVERS =
      Map.of(
          "pdo_mysql", "mysql",
          "pdo_pgsql", "postgresql",
          "pdo_sqlite", "sqlite",
          "Mysql", "mysql",
          "Postgres", "postgresql",
          "Sqlite", "sqlite");

  DatabaseSettings {
    facts = List.copyOf(facts);
  }

  /** All that are known, by the names of the applications, from {@code databases.tsv}. */
  static ImmutableListMultimap<String, DatabaseSettings> known() {
    ImmutableListMultimap.Builder<String, DatabaseSettings> known = ImmutableListMultimap.builder();
    for (TsvTable.Row row : TsvTable.resource(DatabaseSettings.class, "databases.tsv").rows()) {
      known.put(
          row.get("application"),
          new DatabaseSettings(
              row.get("file"),
              row.find("engine"),
              PARTS.splitToStream(row.get("facts")).map(Pattern::compile).toList()));
    }
    return known.build();
  }

  /** What an application's configuration tells of its database, if it tells anything. */
  Optional<Software.Connection> read(Path root, Path application, Problems problems) {
    if (file.startsWith("/") && !application.startsWith(root.resolve(PACKAGED))) {
      return Optional.empty();
    }
    return FilePattern.expand(root, application, file, problems).stream()
        .flatMap(path -> TextFile.readStart(path, 1, problems).stream())
        .flatMap(text -> read(text).stream())
        .findFirst();
  }

  private Optional<Software.Connection> read(TextFile text) {
    Map<String, String> values = new HashMap<>();
    Optional<Evidence> evidence = Optional.empty();
    for (Pattern fact : facts) {
      for (TextLine line : text.lines().stream().limit(LONGEST_FILE).toList()) {
        Matcher matcher = fact.matcher(line.text());
        if (isMeant(line) && matcher.find()) {
          GROUPS.forEach(group -> group(matcher, group, values));
          evidence = evidence.or(() -> Optional.of(line.evidence()));
          break;
        }
      }
    }
    return evidence.map(
        place ->
            new Software.Connection(
                value(values, "engine").map(DatabaseSettings::engineName).or(() -> engine),
                value(values, "host"),
                value(values, "name"),
                value(values, "user"),
                place));
  }

  private static void group(Matcher matcher, String group, Map<String, String> values) {
    if (matcher.pattern().pattern().contains("(?<" + group + ">") && matcher.group(group) != null) {
      values.putIfAbsent(group, matcher.group(group).strip());
    }
  }

  private static Optional<String> value(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  private static String engineName(String said) {
    return ENGINES.getOrDefault(said, DRIVERS.getOrDefault(said, said));
  }

  private static boolean isMeant(TextLine line) {
    String text = line.stripped();
    return text.length() <= LONGEST_LINE
        && !text.startsWith("#")
        && !text.startsWith("//")
        && !text.startsWith("*")
        && !text.startsWith("/*")
        && !text.startsWith(";");
  }
}
