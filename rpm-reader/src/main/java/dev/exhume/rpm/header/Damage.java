package dev.exhume.rpm.header;

import dev.exhume.binary.MalformedDataException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A fault in a database, and what it costs.
 *
 * @param offset in bytes from the start of the file
 * @param file where it is not the one that holds the packages: a log beside it
 */
public record Damage(long offset, String message, Optional<Path> file) {
  public Damage(long offset, String message) {
    this(offset, message, Optional.empty());
  }

  /** A fault in a file beside the database. */
  public static Damage in(Path file, long offset, String message) {
    return new Damage(offset, message, Optional.of(file));
  }

  /** A fault that was met while something was read. */
  public static Damage of(MalformedDataException fault) {
    return new Damage(fault.offset(), fault.getMessage());
  }
}
