package dev.exhume.core.analysis.files;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The directories whose role is known from their name, from {@code places.tsv}.
 *
 * <p>A row names a path, or {@code /path/.*} for each hidden directory in it, or {@code **}{@code
 * /name} for a name at any depth.
 */
final class Places {
  private static final Splitter COLUMNS = Splitter.on('\t').limit(3);

  private final ImmutableMap<String, PlaceKind> kinds;

  private Places(ImmutableMap<String, PlaceKind> kinds) {
    this.kinds = kinds;
  }

  static Places known() {
    try {
      return read(
          Resources.readLines(
              Resources.getResource(Places.class, "places.tsv"), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("places.tsv", e);
    }
  }

  static Places read(List<String> rows) {
    ImmutableMap.Builder<String, PlaceKind> kinds = ImmutableMap.builder();
    for (String row : rows) {
      if (!row.isBlank() && !row.startsWith("#")) {
        List<String> columns = COLUMNS.splitToList(row);
        kinds.put(columns.get(0), PlaceKind.valueOf(Ascii.toUpperCase(columns.get(1))));
      }
    }
    return new Places(kinds.buildOrThrow());
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
