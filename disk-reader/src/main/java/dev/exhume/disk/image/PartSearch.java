package dev.exhume.disk.image;

import dev.exhume.disk.image.part.PartName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for the parts of one image, where such files are moved to, and nowhere else. */
final class PartSearch {
  private final List<Surroundings> surroundings;
  private final FolderEntries entries = new FolderEntries();

  private PartSearch(List<Surroundings> surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Searches around an image, and where a link to it leads.
   *
   * @param given the only folders in which parts may lie, without links; none for no such limit
   */
  static PartSearch around(Path image, List<Path> given) throws IOException {
    Set<Path> homes = new LinkedHashSet<>();
    Path named = image.toAbsolutePath().getParent();
    if (named != null) {
      homes.add(named.toRealPath());
    }
    Path real = image.toRealPath().getParent();
    if (real != null) {
      homes.add(real);
    }
    homes.addAll(given);
    return new PartSearch(homes.stream().map(home -> new Surroundings(home, given)).toList());
  }

  /**
   * What a search came upon.
   *
   * @param files real paths, the likeliest first
   * @param tried every place that was looked at in vain
   */
  record Result(List<Path> files, List<String> tried) {
    Result {
      files = List.copyOf(files);
      tried = List.copyOf(tried);
    }
  }

  Result find(PartName name) {
    Set<Path> found = new LinkedHashSet<>();
    Set<String> tried = new LinkedHashSet<>();
    PartPath path = PartPath.of(name.text());
    for (Surroundings around : surroundings) {
      for (Place place : places(around, path)) {
        String refused = look(around, place, name, found);
        if (!refused.isEmpty()) {
          tried.add(refused);
        }
      }
    }
    return new Result(List.copyOf(found), List.copyOf(tried));
  }

  /** Files of the image's folder, and of the one above it where a part may lie there. */
  List<Path> neighbours() {
    Set<Path> files = new LinkedHashSet<>();
    for (Surroundings around : surroundings) {
      real(entries.files(around.home())).stream().filter(around::own).forEach(files::add);
      if (around.above().isPresent()) {
        real(entries.files(around.above().get())).stream().filter(around::near).forEach(files::add);
      }
    }
    return List.copyOf(files);
  }

  /** Where links lead; without those that lead nowhere. */
  private static List<Path> real(List<Path> files) {
    List<Path> real = new ArrayList<>();
    for (Path file : files) {
      try {
        real.add(file.toRealPath());
      } catch (IOException e) {
        // It has gone since the folder was listed, and is no neighbour any more.
      }
    }
    return real;
  }

  /** Whether a file, without links, lies in the image's folder or below it. */
  boolean isOwn(Path real) {
    return surroundings.stream().anyMatch(around -> around.own(real));
  }

  private record Place(Path folder, List<String> steps) {
    @Override
    public String toString() {
      String path = String.join("/", steps);
      try {
        return folder.resolve(path).normalize().toString();
      } catch (InvalidPathException e) {
        // The host has no such names.
        return folder + "/" + path;
      }
    }
  }

  private static List<Place> places(Surroundings around, PartPath path) {
    Path home = around.home();
    List<Place> places = new ArrayList<>();
    Optional<String> base = path.base();
    if (base.isEmpty()) {
      return places;
    }
    if (!path.absolute()) {
      places.add(new Place(home, path.steps()));
    } else {
      below(home, path).ifPresent(steps -> places.add(new Place(home, steps)));
    }
    places.add(new Place(home, List.of(base.get())));
    if (path.folder().isPresent()) {
      List<String> inFolder = List.of(path.folder().get(), base.get());
      places.add(new Place(home, inFolder));
      around.above().ifPresent(above -> places.add(new Place(above, inFolder)));
    }
    return places;
  }

  /** The steps of an absolute path that leads into the image's own folder. */
  private static Optional<List<String>> below(Path home, PartPath path) {
    int depth = home.getNameCount();
    if (path.steps().size() <= depth || depth == 0) {
      return Optional.empty();
    }
    for (int i = 0; i < depth; i++) {
      if (!path.steps().get(i).equals(home.getName(i).toString())) {
        return Optional.empty();
      }
    }
    return Optional.of(path.steps().subList(depth, path.steps().size()));
  }

  /** Adds the file of a place to those found, or says what is there instead. */
  private String look(Surroundings around, Place place, PartName name, Set<Path> found) {
    try {
      Path next = place.folder();
      for (int i = 0; i < place.steps().size(); i++) {
        String step = place.steps().get(i);
        Path folder = next.toRealPath();
        if (!around.own(folder) && !around.near(folder) && !folder.equals(place.folder())) {
          return place + " (outside of the image's surroundings: not read)";
        }
        next = step.equals("..") ? parent(folder) : entries.find(folder, step, name.charset());
      }
      Path real = next.toRealPath();
      if (!around.own(real) && !around.near(real)) {
        return next + " (leads to " + real + ", outside of the image's surroundings: not read)";
      }
      if (!Files.isRegularFile(real)) {
        return next + " (no regular file)";
      }
      found.add(real);
      return "";
    } catch (IOException | InvalidPathException e) {
      return place.toString();
    }
  }

  private static Path parent(Path folder) {
    Path parent = folder.getParent();
    return parent == null ? folder : parent;
  }
}
