package dev.exhume.rpm;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A fault in a database that was read nevertheless, and what it costs.
 *
 * @param file the database, or a log beside it
 * @param offset in bytes from the start of the file
 */
public record RpmProblem(Path file, long offset, String message) {
  public RpmProblem {
    Objects.requireNonNull(file);
    Objects.requireNonNull(message);
  }
}
