package dev.exhume.rpm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for databases in all places where RPM, rpm-ostree and rebuilds put them. */
final class DatabaseLocations {
  private static final List<String> DIRECTORIES =
      List.of("var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm");

  private static final String OSTREE_BASE = "usr/lib/sysimage/rpm-ostree-base-db";

  /** Every deployment has a directory, and beside it a file that says where it is from. */
  private static final String OSTREE_SYSTEMS = "ostree/deploy";

  /** Newest format first. Beside them lie indexes of the same formats, which tell nothing more. */
  private static final List<String> FILES =
      List.of("rpmdb.sqlite", "Packages.db", "Packages", "packages.rpm");

  /** More than any server has of them. */
  private static final int MAX_LOCATIONS = 64;

  private final List<DatabaseLocation> found = new ArrayList<>();
  private final Set<Object> files = new HashSet<>();

  private DatabaseLocations() {}

  /** The files in the root of a server, each once by whatever paths it can be reached. */
  static List<DatabaseLocation> under(Path directory) {
    DeadRoot root = new DeadRoot(directory);
    DatabaseLocations locations = new DatabaseLocations();
    for (String place : DIRECTORIES) {
      locations.addNamed(root, place, DatabasePlace.STANDING, Optional.empty());
    }
    locations.addDeployments(root);
    locations.addNamed(root, OSTREE_BASE, DatabasePlace.OSTREE_BASE, Optional.empty());
    for (String place : DIRECTORIES) {
      locations.addLeftOvers(root, place);
    }
    return List.copyOf(locations.found);
  }

  /** The files in a directory; a link out of it is none of them. */
  static List<DatabaseLocation> in(Path directory) {
    DeadRoot root = new DeadRoot(directory);
    DatabaseLocations locations = new DatabaseLocations();
    locations.addNamed(root, "", DatabasePlace.STANDING, Optional.empty());
    locations.addRecognised(root, "", DatabasePlace.COPY);
    return List.copyOf(locations.found);
  }

  /** By name: a file of which the start is lost is better than to say that there is none. */
  private void addNamed(
      DeadRoot root, String directory, DatabasePlace place, Optional<Path> origin) {
    for (String name : FILES) {
      add(root, directory, name, place, origin);
    }
  }

  private void addDeployments(DeadRoot root) {
    for (String system : list(root, OSTREE_SYSTEMS)) {
      for (String deployment : list(root, system + "/deploy")) {
        try {
          Optional<Path> directory = root.resolve(deployment).filter(Files::isDirectory);
          Optional<Path> origin = root.file(deployment + ".origin");
          if (directory.isPresent()) {
            DeadRoot deployed = new DeadRoot(directory.get());
            for (String place : DIRECTORIES) {
              addNamed(deployed, place, DatabasePlace.DEPLOYMENT, origin);
            }
          }
        } catch (IOException e) {
          addUnseen(root, deployment, e);
        }
      }
    }
  }

  private void addLeftOvers(DeadRoot root, String place) {
    String parent = place.substring(0, place.lastIndexOf('/'));
    for (String neighbour : list(root, parent)) {
      String rest = neighbour.startsWith(place) ? neighbour.substring(place.length()) : "";
      if (rest.startsWith("old.")) {
        addRecognised(root, neighbour, DatabasePlace.REPLACED);
      } else if (rest.startsWith("rebuilddb.")) {
        addRecognised(root, neighbour, DatabasePlace.REBUILD);
      } else if (!rest.isEmpty() && "._-~".indexOf(rest.charAt(0)) >= 0) {
        addRecognised(root, neighbour, DatabasePlace.COPY);
      }
    }
    addRecognised(root, place, DatabasePlace.COPY);
  }

  /** By name and content: here nothing says that a file must be a database. */
  private void addRecognised(DeadRoot root, String directory, DatabasePlace place) {
    for (String entry : list(root, directory)) {
      String name = entry.substring(entry.lastIndexOf('/') + 1);
      if (FILES.stream().anyMatch(name::startsWith)) {
        try {
          Optional<Path> file = root.file(entry);
          if (file.isPresent()
              && !files.contains(key(file.get()))
              && DatabaseFormat.of(file.get()).isPresent()) {
            add(root, directory, name, place, Optional.empty());
          }
        } catch (IOException e) {
          addUnseen(root, directory, e);
        }
      }
    }
  }

  private void add(
      DeadRoot root, String directory, String name, DatabasePlace place, Optional<Path> origin) {
    try {
      Optional<Path> file = root.file(directory + "/" + name);
      if (file.isPresent() && found.size() < MAX_LOCATIONS && files.add(key(file.get()))) {
        found.add(new DatabaseLocation(file.get(), place, origin, Optional.empty()));
      }
    } catch (IOException e) {
      addUnseen(root, directory, e);
    }
  }

  private void addUnseen(DeadRoot root, String directory, IOException failure) {
    Path path = root.unresolved(directory);
    if (found.size() < MAX_LOCATIONS && files.add(path)) {
      found.add(
          new DatabaseLocation(
              path, DatabasePlace.STANDING, Optional.empty(), Optional.of(failure)));
    }
  }

  /** The same for all hard links to a file, where the file system can tell. */
  private static Object key(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? file : key;
  }

  private List<String> list(DeadRoot root, String directory) {
    try {
      return root.list(directory);
    } catch (IOException e) {
      addUnseen(root, directory, e);
      return List.of();
    }
  }
}
