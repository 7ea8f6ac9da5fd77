package dev.exhume.core.kit.rebuild;

import dev.exhume.core.reach.PackagedFile;
import dev.exhume.core.reach.ServerReach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the files of packages come from when a server is built anew. */
final class FileOrigins {
  private final Map<String, Origin> origins = new HashMap<>();

  private FileOrigins() {}

  /**
   * Goes through the files of all packages.
   *
   * @param originOf each package by its place among all
   */
  static FileOrigins of(ServerReach reach, List<Origin> originOf) {
    FileOrigins files = new FileOrigins();
    for (int i = 0; i < originOf.size(); i++) {
      for (PackagedFile file : reach.files(i)) {
        // Of several owners the one from whom it is certain to come counts.
        files.origins.merge(
            file.path(), originOf.get(i), (one, other) -> one.compareTo(other) < 0 ? one : other);
      }
    }
    return files;
  }

  /** Where a file comes from; empty if no package owns it. */
  Optional<Origin> origin(String path) {
    return Optional.ofNullable(origins.get(path));
  }
}
