package dev.exhume.core.analysis.files;

import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a survey could not look at: the first few by name, and how many there were. */
final class UnreadableFiles {
  private static final int MAX_NAMED = 10;

  private final TreeMap<Path, IOException> named = new TreeMap<>();
  private long count;

  void add(Path path, IOException cause) {
    count++;
    named.put(path, cause);
    if (named.size() > MAX_NAMED) {
      named.pollLastEntry();
    }
  }

  void addTo(Path root, Problems problems) {
    for (Map.Entry<Path, IOException> file : named.entrySet()) {
      problems.unreadable(file.getKey(), file.getValue());
    }
    if (count > named.size()) {
      problems.add(
          root,
          "%d more files or directories cannot be read; counts and newest times are without them"
              .formatted(count - named.size()));
    }
  }
}
