package dev.exhume.core.analysis.databases.mysql;

import dev.exhume.core.analysis.databases.shutdown.StoredFiles;
import dev.exhume.core.profile.Database.Schema;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The directory of one database: a table is a definition, or since MySQL 8 only a {@code .sdi}, and
 * the files of its storage engine, which have its name.
 */
final class SchemaFiles {
  /** Of definitions that have to be opened, because no other file shows the engine. */
  private static final int MAX_DEFINITIONS = 2_000;

  private static final String UNKNOWN_ENGINE = "unknown";

  private final Path directory;
  private final Problems problems;
  private final Set<String> defined = new HashSet<>();
  private final Set<String> described = new HashSet<>();
  private final Map<String, String> engines = new HashMap<>();
  private final Set<String> views = new HashSet<>();
  private final Set<String> inSharedTablespace = new HashSet<>();
  private StoredFiles files = StoredFiles.none();

  private SchemaFiles(Path directory, Problems problems) {
    this.directory = directory;
    this.problems = problems;
  }

  static SchemaFiles of(Path directory, Problems problems) {
    SchemaFiles schema = new SchemaFiles(directory, problems);
    Folder.entries(directory, problems).forEach(schema::look);
    schema.readDefinitions();
    return schema;
  }

  /** InnoDB tables that have no file of their own: they lie in {@code ibdata1}. */
  int tablesInSharedTablespace() {
    return inSharedTablespace.size();
  }

  Schema schema() {
    Set<String> tables = tables();
    Map<String, Integer> counted = new HashMap<>();
    tables.forEach(
        table -> counted.merge(engines.getOrDefault(table, UNKNOWN_ENGINE), 1, Integer::sum));
    return new Schema(
        MySqlDatabases.name(directory),
        Optional.of(files.sizeBytes()),
        Optional.of(tables.size()),
        counted,
        files.newest(),
        Evidence.file(directory.toString()));
  }

  private Set<String> tables() {
    Set<String> tables = new HashSet<>(defined);
    tables.addAll(described);
    // Tables of ARCHIVE, and since MySQL 8 those of InnoDB, have no more than their data.
    tables.addAll(engines.keySet());
    tables.removeAll(views);
    return tables;
  }

  private void look(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return;
      }
      files = files.and(attributes);
    } catch (IOException e) {
      problems.unreadable(file, e);
      return;
    }
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    // Tables that start with # are the server's own while it alters another one, FTS_ its indexes.
    if (dot <= 0 || name.startsWith("#") || name.toUpperCase(Locale.ROOT).startsWith("FTS_0")) {
      return;
    }
    String extension = name.substring(dot + 1);
    if (extension.equals("frm")) {
      defined.add(name.substring(0, dot));
    } else if (extension.equals("sdi")) {
      // Its name has a number after the table's: t_367.sdi.
      int number = name.lastIndexOf('_', dot);
      described.add(name.substring(0, number > 0 ? number : dot));
    } else {
      StorageEngines.byExtension(extension)
          .ifPresent(engine -> engines.put(withoutPart(name.substring(0, dot)), engine));
    }
  }

  /** The table of a file that holds one of its partitions: {@code orders#P#p2013}. */
  private static String withoutPart(String name) {
    int part = name.toUpperCase(Locale.ROOT).indexOf("#P#");
    return part < 0 ? name : name.substring(0, part);
  }

  private void readDefinitions() {
    defined.stream()
        .filter(table -> !engines.containsKey(table))
        .sorted()
        .limit(MAX_DEFINITIONS)
        .forEach(
            table ->
                TableDefinition.read(directory.resolve(table + ".frm"), problems)
                    .ifPresent(definition -> take(table, definition)));
  }

  private void take(String table, TableDefinition definition) {
    if (definition.isView()) {
      views.add(table);
    }
    definition.engine().ifPresent(engine -> engines.put(table, engine));
    if (definition.engine().equals(Optional.of(StorageEngines.INNODB))) {
      inSharedTablespace.add(table);
    }
  }
}
