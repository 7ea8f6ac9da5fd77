package dev.exhume.core.analysis.boot.openrc;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The entries of the runlevels that a machine goes through, by the names of their services. */
final class RunlevelLinks {
  /** A runlevel may hold links to others, which it then contains. */
  private static final int MAX_DEPTH = 5;

  private final Problems problems;
  private final Map<String, Path> links = new LinkedHashMap<>();
  private final Set<Path> seen = new HashSet<>();

  private RunlevelLinks(Problems problems) {
    this.problems = problems;
  }

  static Map<String, Path> of(Path runlevel, Problems problems) {
    RunlevelLinks found = new RunlevelLinks(problems);
    found.add(runlevel, 0);
    return found.links;
  }

  private void add(Path runlevel, int depth) {
    if (!isNew(runlevel)) {
      return;
    }
    for (Path entry : Folder.entries(runlevel, problems)) {
      String name = entry.getFileName().toString();
      if (Files.isDirectory(entry)) {
        if (depth < MAX_DEPTH) {
          add(entry, depth + 1);
        }
      } else if (!name.startsWith(".")) {
        links.putIfAbsent(name, entry);
      }
    }
  }

  private boolean isNew(Path runlevel) {
    try {
      return seen.add(runlevel.toRealPath());
    } catch (NoSuchFileException absent) {
      return false;
    } catch (IOException e) {
      problems.unreadable(runlevel, e);
      return false;
    }
  }
}
