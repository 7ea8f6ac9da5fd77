package dev.exhume.core.analysis.databases.postgresql;

import dev.exhume.binary.ByteSource;
import dev.exhume.core.analysis.databases.shutdown.StoredFiles;
import dev.exhume.core.profile.Database.Schema;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The databases of a cluster: directories named by number; a table has the names. */
final class PostgresDatabases {
  private static final Set<String> OWN = Set.of("template0", "template1", "postgres");

  /** Releases 8.1 to 8.4 keep the table as text as well: {@code "shop" 16384 1663 499}. */
  private static final Pattern FLAT_LINE =
      Pattern.compile("\"([^\"]{1,200})\" (\\d{1,10}) .{0,200}");

  /** The number of the table, in every release. */
  private static final long PG_DATABASE = 1262;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
  private static final int RELEASE_WITH_NUMBER_AS_COLUMN = 1200;
  private static final int MAX_PAGES = 1024;

  private PostgresDatabases() {}

  /** Those that users made, by name; a name that was not found is a problem. */
  static List<Schema> ofUsers(PostgresCluster cluster, Problems problems) {
    Map<Long, String> names = names(cluster, problems);
    List<Schema> users = new ArrayList<>();
    for (Path directory : Folder.directories(cluster.data().resolve("base"), problems)) {
      String number = directory.getFileName().toString();
      if (NUMBER.matcher(number).matches()) {
        Optional<String> name = Optional.ofNullable(names.get(Long.parseLong(number)));
        if (name.isEmpty()) {
          problems.add(directory, "is a database whose name was not found in pg_database");
        }
        name.filter(known -> !OWN.contains(known))
            .ifPresent(known -> users.add(schema(known, directory, problems)));
      }
    }
    users.sort(Comparator.comparing(Schema::name));
    return users;
  }

  private static Schema schema(String name, Path directory, Problems problems) {
    Optional<StoredFiles> files = StoredFiles.below(directory, problems);
    return new Schema(
        name,
        files.map(StoredFiles::sizeBytes),
        Optional.empty(),
        Map.of(),
        files.flatMap(StoredFiles::newest),
        Evidence.file(directory.toString()));
  }

  private static Map<Long, String> names(PostgresCluster cluster, Problems problems) {
    Path global = cluster.data().resolve("global");
    Map<Long, String> names = new HashMap<>();
    TextFile.readStart(global.resolve("pg_database"), 1, problems)
        .ifPresent(
            flat ->
                flat.lines()
                    .forEach(
                        line -> {
                          Matcher database = FLAT_LINE.matcher(line.text());
                          if (database.matches()) {
                            names.put(Long.parseLong(database.group(2)), database.group(1));
                          }
                        }));
    if (names.isEmpty()) {
      long file = RelationMap.fileOf(PG_DATABASE, global, problems);
      addFromTable(names, cluster, global.resolve(Long.toString(file)), problems);
    }
    return names;
  }

  private static void addFromTable(
      Map<Long, String> names, PostgresCluster cluster, Path table, Problems problems) {
    if (!Files.isRegularFile(table)) {
      return;
    }
    boolean hasNumberAsColumn = cluster.release() >= RELEASE_WITH_NUMBER_AS_COLUMN;
    try (ByteSource source = ByteSource.open(table)) {
      long pages = Math.min(source.size() / DatabasePage.SIZE, MAX_PAGES);
      for (long page = 0; page < pages; page++) {
        DatabasePage.read(source, page * DatabasePage.SIZE).addNames(names, hasNumberAsColumn);
      }
    } catch (IOException e) {
      problems.unreadable(table, e);
    }
  }
}
