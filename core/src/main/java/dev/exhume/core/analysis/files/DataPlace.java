package dev.exhume.core.analysis.files;

import dev.exhume.core.reading.TsvTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A directory in which servers keep what changes.
 *
 * @param kind of what it holds
 * @param certain whether whatever is in it is data
 */
public record DataPlace(String kind, boolean certain, String reason) {
  /** Where applications lie, so that a name such as {@code data} means what it says. */
  private static final Pattern BELOW =
      Pattern.compile("/(?:srv|var/www|var/lib|opt|data|home|usr/local|export|app|www)/.*");

  private static final Map<String, DataPlace> PLACES = places();

  /** What a directory is by its path; empty when it is nothing of the kind. */
  static Optional<DataPlace> of(String path) {
    DataPlace exact = PLACES.get(path);
    if (exact != null) {
      return Optional.of(exact);
    }
    int slash = Math.max(path.lastIndexOf('/'), 0);
    DataPlace child = PLACES.get(path.substring(0, slash) + "/*");
    if (child != null) {
      return Optional.of(child);
    }
    return BELOW.matcher(path).matches()
        ? Optional.ofNullable(PLACES.get("**/" + path.substring(slash + 1)))
        : Optional.empty();
  }

  private static Map<String, DataPlace> places() {
    Map<String, DataPlace> places = new HashMap<>();
    List<TsvTable.Row> rows = TsvTable.resource(DataPlace.class, "data-places.tsv").rows();
    for (TsvTable.Row row : rows) {
      places.put(
          row.get("path"),
          new DataPlace(row.get("kind"), row.get("use").equals("volume"), row.get("reason")));
    }
    return Map.copyOf(places);
  }
}
