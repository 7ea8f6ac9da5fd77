package dev.exhume.core.analysis.boot.systemd.unit;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The directories of units; what comes first hides what has the same name further down. */
final class UnitFolders {
  /** Those below {@code /run} are lost with the power, but for copies of running servers. */
  private static final List<String> BY_PRECEDENCE =
      List.of(
          "etc/systemd/system.control",
          "run/systemd/system.control",
          "run/systemd/transient",
          "run/systemd/generator.early",
          "etc/systemd/system",
          "etc/systemd/system.attached",
          "run/systemd/system",
          "run/systemd/system.attached",
          "run/systemd/generator",
          "usr/local/lib/systemd/system",
          "usr/lib/systemd/system",
          "lib/systemd/system",
          "run/systemd/generator.late");

  private static final int MAX_NAMES = 50_000;

  private final Map<String, List<Path>> byName = new TreeMap<>();
  private final Problems problems;

  private UnitFolders(Problems problems) {
    this.problems = problems;
  }

  static UnitFolders of(Path root, Problems problems) {
    UnitFolders folders = new UnitFolders(problems);
    Set<Path> seen = new HashSet<>();
    for (String name : BY_PRECEDENCE) {
      Path folder = root.resolve(name);
      if (Files.isDirectory(folder) && folders.isNew(folder, seen)) {
        Folder.entries(folder, problems).forEach(folders::add);
      }
    }
    return folders;
  }

  /** What the name stands for. */
  Optional<Path> first(String name) {
    return byName.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** All names, of units and of directories that belong to units. */
  Set<String> names() {
    return byName.keySet();
  }

  /**
   * The entries of the directories of a name, by their own names; of two with the same name the one
   * in the directory that comes first.
   */
  Map<String, Path> entries(String directoryName) {
    Map<String, Path> entries = new TreeMap<>();
    for (Path directory : byName.getOrDefault(directoryName, List.of())) {
      for (Path entry : Folder.entries(directory, problems)) {
        entries.putIfAbsent(entry.getFileName().toString(), entry);
      }
    }
    return new LinkedHashMap<>(entries);
  }

  private void add(Path entry) {
    if (byName.size() < MAX_NAMES) {
      byName.computeIfAbsent(entry.getFileName().toString(), name -> new ArrayList<>()).add(entry);
    }
  }

  /** Where {@code /lib} is a link to {@code /usr/lib}, one directory has two names. */
  private boolean isNew(Path folder, Set<Path> seen) {
    try {
      return seen.add(folder.toRealPath());
    } catch (IOException e) {
      problems.unreadable(folder, e);
      return false;
    }
  }
}
