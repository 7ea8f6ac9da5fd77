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
    return find(DIRECTORIES.stream().map(root::resolve).toList());
  }

  /** The database in a directory. */
  static Optional<Path> in(Path directory) throws IOException {
    return find(List.of(directory));
  }

  private static Optional<Path> find(List<Path> directories) throws IOException {
    List<Path> named = new ArrayList<>();
    List<Path> recognised = new ArrayList<>();
    for (Path directory : directories) {
      for (String name : FILES) {
        Path file = directory.resolve(name);
        if (Files.isRegularFile(file)) {
          named.add(file);
          DatabaseFormat.of(file).ifPresent(format -> recognised.add(file));
        }
      }
    }
    // A file of which the start is lost is better than none, and than to say that there is none.
    return newest(recognised.isEmpty() ? named : recognised);
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
