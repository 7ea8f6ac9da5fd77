package dev.exhume.vm.place;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The folders in which the files of a machine may lie: that of its descriptor, and those that the
 * user gave. Whoever wrote the descriptor may have named any file of the host in it, so nothing
 * else is looked at.
 */
public final class MachineFolders {
  private static final int MAX_PATH_LENGTH = 4_096;
  private static final int SHOWN_LENGTH = 40;

  private final List<Root> roots;
  private final FolderEntries entries;
  private final Walk walk;

  private MachineFolders(List<Root> roots, Charset charset) {
    this.roots = roots;
    this.entries = new FolderEntries(charset);
    this.walk = new Walk(roots, entries);
  }

  /**
   * The folder of a descriptor, that of the file where it is a link, and others.
   *
   * @throws NoSuchFileException when there is no such folder
   */
  public static MachineFolders around(Path descriptor, List<Path> searchFolders)
      throws IOException {
    Set<Root> roots = new LinkedHashSet<>();
    Path named = descriptor.toAbsolutePath().getParent();
    if (named != null) {
      roots.add(Root.of(named));
    }
    Path real = descriptor.toRealPath().getParent();
    if (real != null) {
      roots.add(Root.of(real));
    }
    for (Path folder : searchFolders) {
      roots.add(Root.of(folder));
    }
    return new MachineFolders(List.copyOf(roots), StandardCharsets.UTF_8);
  }

  /** The same for a descriptor whose names are written in another charset. */
  public MachineFolders in(Charset charset) {
    return new MachineFolders(roots, charset);
  }

  /** Looks for a file that the descriptor names. */
  public Finding find(String written) {
    return find(written, Optional.empty());
  }

  /**
   * Looks for a file.
   *
   * @param home the folder, one of these or below one, that a relative path starts from before all
   *     others
   */
  public Finding find(String written, Optional<Path> home) {
    if (written.length() > MAX_PATH_LENGTH) {
      String start = written.substring(0, SHOWN_LENGTH);
      return new Finding(Optional.empty(), List.of(start + "… (longer than any path)"));
    }
    Set<String> tried = new LinkedHashSet<>();
    WrittenPath path = WrittenPath.of(written);
    if (path.isAbsolute()
        && roots.stream().noneMatch(root -> root.below(path.steps()).isPresent())) {
      tried.add(written + " (outside of the folders that may be read: not looked at)");
    }
    for (Place place : places(path, home)) {
      Walk.End end = walk.file(place.folder(), place.steps());
      if (end.file().isPresent()) {
        return new Finding(end.file(), List.copyOf(tried));
      }
      tried.add(
          end.refusal().isEmpty() ? place.shown() : place.shown() + " (" + end.refusal() + ")");
    }
    return new Finding(Optional.empty(), List.copyOf(tried));
  }

  /** All of them, without links. */
  public List<Path> all() {
    return roots.stream().map(Root::real).distinct().toList();
  }

  /** The folder of the descriptor. */
  public Path home() {
    return roots.get(0).real();
  }

  /** The files directly in these folders whose names end so, whatever the case. */
  public List<Path> endingIn(String suffix) {
    return endingIn(suffix, List.of());
  }

  /**
   * The files directly in these folders, and in some below them, whose names end so, whatever the
   * case.
   *
   * @param below as a descriptor has them
   */
  public List<Path> endingIn(String suffix, List<String> below) {
    Set<Path> folders = new LinkedHashSet<>();
    for (Root root : roots) {
      folders.add(root.real());
      for (String written : below) {
        walk.folder(root.real(), WrittenPath.of(written).steps()).ifPresent(folders::add);
      }
    }
    Set<Path> files = new LinkedHashSet<>();
    for (Path folder : folders) {
      for (Path entry : entries.list(folder)) {
        String name = String.valueOf(entry.getFileName());
        if (name.toLowerCase(Locale.ROOT).endsWith(suffix)) {
          walk.file(folder, List.of(name)).file().ifPresent(files::add);
        }
      }
    }
    return List.copyOf(files);
  }

  private record Place(Path folder, List<String> steps) {
    String shown() {
      String path = String.join("/", steps);
      try {
        return folder.resolve(path).normalize().toString();
      } catch (InvalidPathException e) {
        // The host has no such names.
        return folder + "/" + path;
      }
    }
  }

  private List<Place> places(WrittenPath path, Optional<Path> home) {
    List<Place> places = new ArrayList<>();
    Optional<String> base = path.base();
    if (base.isEmpty()) {
      return places;
    }
    List<Path> folders = new ArrayList<>();
    home.ifPresent(folders::add);
    roots.forEach(root -> folders.add(root.real()));
    for (Root root : roots) {
      if (path.isAbsolute()) {
        root.below(path.steps())
            .filter(steps -> !steps.isEmpty())
            .ifPresent(steps -> places.add(new Place(root.real(), steps)));
      }
    }
    for (Path folder : folders) {
      if (!path.isAbsolute()) {
        places.add(new Place(folder, path.steps()));
      }
      places.add(new Place(folder, List.of(base.get())));
      path.folder().ifPresent(last -> places.add(new Place(folder, List.of(last, base.get()))));
    }
    return places;
  }
}
