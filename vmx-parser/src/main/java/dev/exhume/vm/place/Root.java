package dev.exhume.vm.place;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder that may be read, with all that is below it but for hidden files, in which people do not
 * keep disks. Of the root of the host only the files in it may be read.
 *
 * @param real without links
 * @param named as it was given, made absolute
 */
record Root(Path real, Path named) {
  static Root of(Path folder) throws IOException {
    return new Root(folder.toRealPath(), folder.toAbsolutePath().normalize());
  }

  /** Whether a path without links may be read. */
  boolean holds(Path path) {
    if (!path.startsWith(real)) {
      return false;
    }
    if (path.equals(real)) {
      return true;
    }
    Path below = real.relativize(path);
    for (Path step : below) {
      if (step.toString().startsWith(".")) {
        return false;
      }
    }
    return real.getNameCount() > 0 || below.getNameCount() == 1;
  }

  /** What remains of the steps of an absolute path that leads into this folder. */
  Optional<List<String>> below(List<String> steps) {
    return rest(real, steps).or(() -> rest(named, steps));
  }

  private static Optional<List<String>> rest(Path folder, List<String> steps) {
    int depth = folder.getNameCount();
    if (steps.size() < depth) {
      return Optional.empty();
    }
    for (int i = 0; i < depth; i++) {
      if (!steps.get(i).equals(folder.getName(i).toString())) {
        return Optional.empty();
      }
    }
    return Optional.of(steps.subList(depth, steps.size()));
  }
}
