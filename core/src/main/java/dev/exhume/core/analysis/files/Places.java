package dev.exhume.core.analysis.files;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import dev.exhume.core.reading.TsvTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The directories whose role is known from their name, from {@code places.tsv}.
 *
 * <p>A row names a path, or {@code /path/.*} for each hidden directory in it, or {@code **}{@code
 * /name} for a name at any depth. The directories that lead to a place are layout.
 */
final class Places {
  private final ImmutableMap<String, PlaceKind> kinds;

  private Places(ImmutableMap<String, PlaceKind> kinds) {
    this.kinds = kinds;
  }

  static Places known() {
    return of(TsvTable.resource(Places.class, "places.tsv"));
  }

  static Places of(TsvTable table) {
    ImmutableMap.Builder<String, PlaceKind> kinds = ImmutableMap.builder();
    for (TsvTable.Row row : table.rows()) {
      kinds.put(row.get("path"), PlaceKind.valueOf(Ascii.toUpperCase(row.get("kind"))));
    }
    Map<String, PlaceKind> known = new HashMap<>(kinds.buildOrThrow());
    for (TsvTable.Row row : table.rows()) {
      layoutAround(row.get("path")).forEach(path -> known.putIfAbsent(path, PlaceKind.LAYOUT));
    }
    return new Places(ImmutableMap.copyOf(known));
  }

  /** The directories that lead to a place; none for a name at any depth. */
  private static List<String> layoutAround(String path) {
    List<String> around = new ArrayList<>();
    int slash = path.startsWith("/") ? path.lastIndexOf('/') : 0;
    while (slash > 0) {
      around.add(path.substring(0, slash));
      slash = path.lastIndexOf('/', slash - 1);
    }
    return around;
  }

  /** The role of a directory; the most exact row counts. */
  Optional<PlaceKind> kindOf(String path) {
    PlaceKind exact = kinds.get(path);
    if (exact != null) {
      return Optional.of(exact);
    }
    int slash = path.lastIndexOf('/');
    String parent = path.substring(0, Math.max(slash, 0));
    String name = path.substring(slash + 1);
    PlaceKind hidden = name.startsWith(".") ? kinds.get(parent + "/.*") : null;
    return Optional.ofNullable(hidden != null ? hidden : kinds.get("**/" + name));
  }
}
