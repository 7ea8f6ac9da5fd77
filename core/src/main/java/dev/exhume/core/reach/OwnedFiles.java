package dev.exhume.core.reach;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageFile;
import dev.exhume.core.reading.ServerPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of packages, which go by their place in a list, where they really lie. */
final class OwnedFiles {
  private final Path root;
  private final Map<String, String> directories = new HashMap<>();
  private final Map<String, int[]> owners = new HashMap<>();
  private final Set<String> configuration = new HashSet<>();
  private final List<List<String>> files = new ArrayList<>();

  private OwnedFiles(Path root) {
    this.root = root;
  }

  static OwnedFiles of(Path root, List<ListedPackage> packages) {
    OwnedFiles owned = new OwnedFiles(root);
    for (int i = 0; i < packages.size(); i++) {
      owned.add(i, packages.get(i).locations());
      owned.addConfiguration(packages.get(i));
    }
    return owned;
  }

  private void add(int index, List<String> paths) {
    List<String> real = new ArrayList<>();
    for (String path : paths) {
      if (path.startsWith("/") && path.length() > 1) {
        String place = real(path);
        real.add(place);
        int[] before = owners.get(place);
        int[] after = before == null ? new int[1] : Arrays.copyOf(before, before.length + 1);
        after[after.length - 1] = index;
        owners.put(place, after);
      }
    }
    files.add(List.copyOf(real));
  }

  /** That of dpkg is all in {@code /etc}; only RPM marks it wherever it lies. */
  private void addConfiguration(ListedPackage listed) {
    if (listed.item().integrity().isPresent()) {
      listed
          .files()
          .filter(PackageFile::isConfig)
          .filter(file -> FileKind.of(file.path()) != FileKind.STATE)
          .forEach(file -> configuration.add(real(file.path())));
    }
  }

  /** The kind of a file, where configuration always stays. */
  FileKind kind(String path) {
    return configuration.contains(path) ? FileKind.STATE : FileKind.of(path);
  }

  /** The files and directories of a package. */
  List<String> of(int index) {
    return files.get(index);
  }

  /** The packages that have a path, which may lead through links. */
  List<Integer> owners(String path) {
    int[] found = owners.get(path);
    if (found == null) {
      found = owners.get(real(path));
    }
    return found == null
        ? Collections.emptyList()
        : Arrays.stream(found).distinct().boxed().toList();
  }

  boolean isOwned(String realPath) {
    return owners.containsKey(realPath);
  }

  /** The path with no link in it but, maybe, the last name. */
  String real(String path) {
    int slash = path.lastIndexOf('/');
    if (slash <= 0) {
      return path;
    }
    return directories.computeIfAbsent(path.substring(0, slash), this::directory)
        + path.substring(slash);
  }

  private String directory(String path) {
    Optional<Path> directory = ServerPath.of(root, path);
    if (directory.isEmpty()) {
      return path;
    }
    try {
      String real = directory.get().toRealPath().toString();
      return real.equals("/") ? "" : real;
    } catch (IOException e) {
      // What is not there is known by its name only.
      return path;
    }
  }
}
