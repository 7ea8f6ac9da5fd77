package dev.exhume.rpm.header;

import dev.exhume.binary.MalformedDataException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A fault in a database, and what it costs.
 *
 * @param offset in bytes from the start of the file
 * @param message the fault; with what it costs, where {@code cost} does not say that
 * @param cost what the fault costs; one fault can be met several times, at a cost each time
 * @param file where it is not the one that holds the packages: a log beside it
 */
public record Damage(long offset, String message, Optional<String> cost, Optional<Path> file) {
  public Damage(long offset, String message) {
    this(offset, message, Optional.empty(), Optional.empty());
  }

  /** A fault in a file beside the database. */
  public static Damage in(Path file, long offset, String message) {
    return new Damage(offset, message, Optional.empty(), Optional.of(file));
  }

  /** A fault that was met while something was read. */
  public static Damage of(MalformedDataException fault) {
    return new Damage(fault.offset(), fault.getMessage());
  }

  /** The same fault, with something that it costs. */
  public Damage costing(String price) {
    return new Damage(offset, message, Optional.of(price), file);
  }
}
