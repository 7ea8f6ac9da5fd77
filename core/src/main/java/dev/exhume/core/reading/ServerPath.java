package dev.exhume.core.reading;

import java.nio.file.Path;
import java.util.Optional;

/** Finds the file that a path written down on the dead server means. */
public final class ServerPath {
  private static final int LONGEST_PATH = 4096;

  private ServerPath() {}

  /**
   * The file in the dead server's root.
   *
   * @return empty when no Unix could have meant a file by this: it is not absolute, holds a NUL
   *     byte or is too long
   */
  public static Optional<Path> of(Path root, String absolute) {
    if (!absolute.startsWith("/")
        || absolute.indexOf('\0') >= 0
        || absolute.length() > LONGEST_PATH) {
      return Optional.empty();
    }
    int start = 0;
    while (start < absolute.length() && absolute.charAt(start) == '/') {
      start++;
    }
    return Optional.of(root.resolve(absolute.substring(start)));
  }
}
