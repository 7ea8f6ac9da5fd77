package dev.exhume.core.analysis.ports.apache;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files that one Include means: a file, all that are in a directory, or that match. */
final class ApacheIncludes {
  private static final int MAX_DEPTH = 8;

  private final IncludeChain chain;
  private final Problems problems;
  private final List<Path> files = new ArrayList<>();

  /** Real directories, as links can lead back to them. */
  private final Set<Path> seen = new HashSet<>();

  private ApacheIncludes(IncludeChain chain, Problems problems) {
    this.chain = chain;
    this.problems = problems;
  }

  /**
   * The files in the order in which they are read.
   *
   * @param required whether a plain name that is not there is a problem
   */
  static List<Path> files(
      Path root,
      Path serverRoot,
      String name,
      boolean required,
      IncludeChain chain,
      Problems problems) {
    ApacheIncludes includes = new ApacheIncludes(chain, problems);
    if (FilePattern.isPattern(name)) {
      FilePattern.expand(root, serverRoot, name, problems).forEach(path -> includes.add(path, 0));
    } else {
      Optional<Path> path = ConfiguredPath.of(root, serverRoot, name);
      path.filter(named -> required || Files.exists(named))
          .ifPresent(named -> includes.add(named, 0));
    }
    return List.copyOf(includes.files);
  }

  private void add(Path path, int depth) {
    if (Files.isRegularFile(path)) {
      files.add(path);
    } else if (!Files.isDirectory(path)) {
      chain.missing(path);
    } else if (depth == MAX_DEPTH) {
      problems.add(path, "is included with more than %d levels of directories".formatted(depth));
    } else if (isFirstSeen(path)) {
      Folder.entries(path, problems).forEach(entry -> add(entry, depth + 1));
    }
  }

  private boolean isFirstSeen(Path directory) {
    try {
      return seen.add(directory.toRealPath());
    } catch (IOException e) {
      problems.unreadable(directory, e);
      return false;
    }
  }
}
