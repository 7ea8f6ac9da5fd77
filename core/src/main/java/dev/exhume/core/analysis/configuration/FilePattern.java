package dev.exhume.core.analysis.configuration;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A path with wildcards in any of its names, such as {@code conf.d/*.conf}. */
public final class FilePattern {
  /** More than any server has in its configuration; a hostile one has stars in each name. */
  private static final int MAX_PATHS = 10_000;

  private FilePattern() {}

  /** Whether the text is more than a plain path. */
  public static boolean isPattern(String text) {
    return Wildcard.isIn(text);
  }

  /** The paths from the root that are there and match. */
  public static List<Path> expand(Path root, String pattern, Problems problems) {
    return expand(root, root, pattern, problems);
  }

  /**
   * The paths that are there and match, in the order of their names; links are not resolved.
   *
   * @param base where a relative pattern starts
   */
  public static List<Path> expand(Path root, Path base, String pattern, Problems problems) {
    if (ServerPath.of(root, "/" + pattern).isEmpty()) {
      return List.of();
    }
    List<Path> found = List.of(pattern.startsWith("/") ? root : base);
    for (String name : Splitter.on('/').omitEmptyStrings().split(pattern)) {
      List<Path> next = new ArrayList<>();
      for (Path directory : found) {
        step(directory, name, next, problems);
        if (next.size() > MAX_PATHS) {
          problems.add(
              directory,
              "%s matches more than %d paths; none was read".formatted(pattern, MAX_PATHS));
          return List.of();
        }
      }
      found = next;
    }
    return found.stream().filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS)).toList();
  }

  private static void step(Path directory, String name, List<Path> found, Problems problems) {
    if (!Wildcard.isIn(name)) {
      found.add(directory.resolve(name));
      return;
    }
    Wildcard wildcard = new Wildcard(name);
    for (Path entry : Folder.entries(directory, problems)) {
      if (wildcard.matches(entry.getFileName().toString())) {
        found.add(entry);
      }
    }
  }
}
