package dev.exhume.core.analysis.software.modules;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects modules that are nobody's, each once, and so many of each directory. */
final class Modules {
  private static final int MAX_PER_DIRECTORY = 200;
  private static final int LONGEST_LINE = 1000;
  private static final int LONGEST_FILE = 2000;
  private static final Pattern NAME = Pattern.compile("[\\w@][\\w./:@+-]{0,127}");
  private static final Pattern VERSION = Pattern.compile("\\w[\\w.+~-]{0,63}");

  /** Without a package database, what lies here was still put there by hand. */
  private static final List<String> LOCAL =
      List.of("usr/local", "opt", "home", "srv", "root", "var/lib/gems");

  private final Path root;
  private final PackageInventory inventory;
  private final Problems problems;
  private final Set<Path> seen = new HashSet<>();
  private final List<Software> found = new ArrayList<>();

  Modules(Path root, PackageInventory inventory, Problems problems) {
    this.root = root;
    this.inventory = inventory;
    this.problems = problems;
  }

  List<Software> found() {
    return List.copyOf(found);
  }

  /**
   * Adds what a directory of modules holds.
   *
   * @param directories a pattern
   * @param entries a pattern of the entries that each stand for a module
   */
  void addAll(String directories, String entries, Reader reader) {
    for (Path directory : FilePattern.expand(root, directories, problems)) {
      int count = 0;
      for (Path entry : FilePattern.expand(root, directory, entries, problems)) {
        Optional<Module> module =
            isNobodys(entry)
                ? reader.read(entry, this).filter(this::isPlausible)
                : Optional.empty();
        if (module.isPresent() && ++count <= MAX_PER_DIRECTORY) {
          add(module.get());
        }
      }
      if (count > MAX_PER_DIRECTORY) {
        problems.add(
            directory,
            "holds %d modules that no package owns; only %d are listed"
                .formatted(count, MAX_PER_DIRECTORY));
      }
    }
  }

  /** The first group of the first line that matches, in the start of a file. */
  Optional<String> line(Path file, Pattern pattern) {
    return TextFile.readStart(file, 1, problems).stream()
        .flatMap(text -> text.lines().stream().limit(LONGEST_FILE))
        .filter(line -> line.text().length() <= LONGEST_LINE)
        .map(line -> pattern.matcher(line.text()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  /** The first group of the first match, in the start of a file that has no lines. */
  Optional<String> text(Path file, Pattern pattern) {
    return TextFile.readStart(file, 1, problems)
        .map(text -> pattern.matcher(text.text()))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1));
  }

  /** The file that a path written down by a module means. */
  Optional<Path> named(String absolute) {
    return ServerPath.of(root, absolute);
  }

  private boolean isNobodys(Path entry) {
    boolean isLocal = LOCAL.stream().anyMatch(place -> entry.startsWith(root.resolve(place)));
    if (!inventory.knowsFiles() && !isLocal) {
      return false;
    }
    try {
      Path real = entry.toRealPath();
      return seen.add(real)
          && inventory.ownerOf(entry).isEmpty()
          && inventory.ownerOf(real).isEmpty();
    } catch (IOException e) {
      // A link to nothing is no module.
      return false;
    }
  }

  private boolean isPlausible(Module module) {
    return NAME.matcher(module.name()).matches()
        && module.files().stream().noneMatch(file -> inventory.ownerOf(file).isPresent());
  }

  private void add(Module module) {
    Path shown = module.files().stream().filter(Files::exists).findFirst().orElse(module.entry());
    found.add(
        new Software(
            module.name(),
            module.version().map(String::strip).filter(text -> VERSION.matcher(text).matches()),
            module.kind(),
            module.entry().toString(),
            Optional.empty(),
            Evidence.file(shown.toString())));
  }

  /** Reads what one entry of a directory of modules stands for. */
  interface Reader {
    Optional<Module> read(Path entry, Modules modules);
  }

  /**
   * A module as its tool installed it.
   *
   * @param kind {@code perl-module}, …
   * @param files that speak for it, any of which a package can own
   */
  record Module(String kind, String name, Optional<String> version, Path entry, List<Path> files) {
    Module {
      files = List.copyOf(files);
    }
  }
}
