package dev.exhume.rpm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where RPM keeps its database. */
final class DatabaseLocations {
  private static final List<String> DIRECTORIES =
      List.of(
          "usr/lib/sysimage/rpm",
          "var/lib/rpm",
          "usr/share/rpm",
          "usr/lib/sysimage/rpm-ostree-base-db");

  /** Newest format first. Beside them lie indexes of the same formats, which tell nothing more. */
  private static final List<String> FILES =
      List.of("rpmdb.sqlite", "Packages.db", "Packages", "packages.rpm");

  private DatabaseLocations() {}

  /** The database of the server with the root directory {@code root}. */
  static Optional<Path> under(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String directory : DIRECTORIES) {
      found.addAll(all(root.resolve(directory)));
    }
    return newest(found);
  }

  /** The database in a directory. */
  static Optional<Path> in(Path directory) throws IOException {
    return newest(all(directory));
  }

  private static List<Path> all(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String name : FILES) {
      Path file = directory.resolve(name);
      if (DatabaseFormat.of(file).isPresent()) {
        found.add(file);
      }
    }
    return found;
  }

  private static Optional<Path> newest(List<Path> files) throws IOException {
    Optional<Path> newest = Optional.empty();
    FileTime written = FileTime.fromMillis(Long.MIN_VALUE);
    for (Path file : files) {
      FileTime time = Files.getLastModifiedTime(file);
      if (time.compareTo(written) > 0) {
        newest = Optional.of(file);
        written = time;
      }
    }
    return newest;
  }
}
