package dev.exhume.core.analysis.verification;

import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What could not be compared: of each reason the first file by its name, and how many more. */
final class ReadFailures {
  /** Reasons come from the operating system and are few; a hostile file system may make more up. */
  private static final int MAX_REASONS = 20;

  private final Map<String, Failure> failures = new TreeMap<>();

  void add(Path file, IOException cause) {
    add(file, "cannot be read: " + Problems.reason(cause));
  }

  void add(Path file, String message) {
    Failure before = failures.get(message);
    if (before != null) {
      failures.put(message, new Failure(before.first(), before.count() + 1));
    } else if (failures.size() < MAX_REASONS) {
      failures.put(message, new Failure(file, 1));
    }
  }

  void addTo(Problems problems) {
    failures.forEach(
        (message, failure) ->
            problems.add(
                failure.first(),
                failure.count() == 1
                    ? message + "; it was not compared with its package"
                    : "%s; neither this nor %d more files were compared with their packages"
                        .formatted(message, failure.count() - 1)));
  }

  private record Failure(Path first, long count) {}
}
