package dev.exhume.core.reach;

import dev.exhume.core.reading.TsvTable;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Names of a table, some of which start others. */
final class NamePatterns {
  private static final String ANYTHING = "*";

  private final Set<String> names = new HashSet<>();
  private final Set<String> starts = new TreeSet<>();

  private NamePatterns() {}

  static NamePatterns resource(String table) {
    NamePatterns patterns = new NamePatterns();
    for (TsvTable.Row row : TsvTable.resource(NamePatterns.class, table).rows()) {
      String name = row.get("name");
      if (name.endsWith(ANYTHING)) {
        patterns.starts.add(name.substring(0, name.length() - ANYTHING.length()));
      } else {
        patterns.names.add(name);
      }
    }
    return patterns;
  }

  boolean match(String name) {
    return names.contains(name) || starts.stream().anyMatch(name::startsWith);
  }
}
