package dev.exhume.core.analysis.vulnerabilities.feeds;

import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Path;

/** What of a folder of feeds cannot be read: the first of it line by line, the rest counted. */
final class FeedProblems {
  private static final int MAX_LINES = 20;
  private static final int MAX_LENGTH = 200;

  private final Path folder;
  private final Problems problems;
  private int count;

  FeedProblems(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  void add(Path file, String message) {
    count++;
    if (count <= MAX_LINES) {
      problems.add(file, message);
    }
  }

  void unreadable(Path file, IOException cause) {
    add(file, "is not used from here on: " + firstLine(cause));
  }

  void unreadable(Path file, String part, IOException cause) {
    add(file, "%s in it is not used: %s".formatted(part, firstLine(cause)));
  }

  /** Tells how many lines were kept back. */
  void finish() {
    if (count > MAX_LINES) {
      problems.add(folder, "%d more files or parts are not used".formatted(count - MAX_LINES));
    }
  }

  /** What libraries say may hold a piece of the file. */
  private static String firstLine(IOException cause) {
    String line = Problems.reason(cause).lines().findFirst().orElse("");
    return line.substring(0, Math.min(line.length(), MAX_LENGTH));
  }
}
