package dev.exhume.core.kit.root;

import dev.exhume.core.profile.Problem;
import java.util.List;

/**
 * What went into the archive of a root.
 *
 * @param bytes of content, before compression
 * @param changes by path
 * @param problems files that could not be read
 */
public record RootContent(long files, long bytes, List<Change> changes, List<Problem> problems) {
  public RootContent {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }
}
