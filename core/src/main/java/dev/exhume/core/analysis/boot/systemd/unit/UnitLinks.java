package dev.exhume.core.analysis.boot.systemd.unit;

import dev.exhume.core.analysis.boot.systemd.unit.Unit.State;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the file of a unit: through aliases, which are links, and templates. */
final class UnitLinks {
  private static final int MAX_LINKS = 40;
  private static final String NOTHING = "/dev/null";

  private final UnitFolders folders;
  private final Problems problems;

  UnitLinks(UnitFolders folders, Problems problems) {
    this.folders = folders;
    this.problems = problems;
  }

  /** Where a name leads; a link to a file of another name makes the name an alias of that unit. */
  Target follow(UnitName name) {
    UnitName current = name;
    for (int links = 0; links < MAX_LINKS; links++) {
      Optional<Path> entry = entry(current);
      if (entry.isEmpty()) {
        return new Target(current, State.MISSING, Optional.empty());
      }
      if (isMask(entry.get())) {
        return new Target(current, State.MASKED, entry);
      }
      Optional<UnitName> next = aliased(current, entry.get());
      if (next.isEmpty() || next.get().equals(current)) {
        return file(current, entry.get());
      }
      current = next.get();
    }
    problems.add(folders.first(name.toString()).orElseThrow(), "is a link that leads in a circle");
    return new Target(name, State.MISSING, Optional.empty());
  }

  /** Whether a file forbids its unit: it is empty, or a link to nothing. */
  static boolean isMask(Path file) {
    try {
      return isLinkToNothing(file) || (Files.isRegularFile(file) && Files.size(file) == 0);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean isLinkToNothing(Path file) throws IOException {
    if (!Files.isSymbolicLink(file)) {
      return false;
    }
    Path target = file.resolveSibling(Files.readSymbolicLink(file)).normalize();
    return target.toString().equals(NOTHING)
        || Files.readSymbolicLink(file).toString().equals(NOTHING);
  }

  /** The entry of the name itself, else that of its template. */
  private Optional<Path> entry(UnitName name) {
    return folders
        .first(name.toString())
        .or(() -> name.template().flatMap(template -> folders.first(template.toString())));
  }

  /** The unit that an entry is a link to, with the same instance if that is a template. */
  private Optional<UnitName> aliased(UnitName name, Path entry) {
    if (!Files.isSymbolicLink(entry)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Files.readSymbolicLink(entry).getFileName())
          .flatMap(target -> UnitName.parse(target.toString()))
          .filter(target -> target.type().equals(name.type()))
          .map(
              target ->
                  target.isTemplate() && name.instance().isPresent()
                      ? target.withInstance(name.instance().get())
                      : target);
    } catch (IOException e) {
      problems.unreadable(entry, e);
      return Optional.empty();
    }
  }

  /**
   * An instance that is a link to its own template is described by the template of first choice.
   */
  private Target file(UnitName name, Path entry) {
    Path file =
        Files.isSymbolicLink(entry)
            ? name.template()
                .flatMap(template -> folders.first(template.toString()))
                .filter(template -> !isMask(template))
                .orElse(entry)
            : entry;
    return Files.isRegularFile(file)
        ? new Target(name, State.LOADED, Optional.of(file))
        : new Target(name, State.MISSING, Optional.of(file));
  }

  /**
   * Where a name leads.
   *
   * @param name of the unit itself
   * @param file that describes or masks it, or should and is not there
   */
  record Target(UnitName name, State state, Optional<Path> file) {}
}
