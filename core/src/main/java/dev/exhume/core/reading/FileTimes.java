package dev.exhume.core.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When files of the dead server were written. */
public final class FileTimes {
  private FileTimes() {}

  /**
   * When a file was last changed, in seconds.
   *
   * @return empty when that cannot be read, which is then among the problems
   */
  public static Optional<Instant> modified(Path file, Problems problems) {
    try {
      return Optional.of(
          Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS));
    } catch (IOException e) {
      problems.unreadable(file, e);
      return Optional.empty();
    }
  }
}
