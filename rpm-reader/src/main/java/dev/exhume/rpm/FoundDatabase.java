package dev.exhume.rpm;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A database that lies in the root of a dead server.
 *
 * @param file or a directory that cannot be looked into
 * @param format empty where the file can be read as none
 * @param lastWritten the newer of the times of the file and of its write-ahead log
 * @param holdsPackages whether there is one package in it at least
 * @param isLeftOver whether it lies where no RPM looks for it: a rebuild that broke off has left
 *     it, or somebody's copy
 * @param reason why it is, or is not, the one that the server used
 */
public record FoundDatabase(
    Path file,
    Optional<DatabaseFormat> format,
    Optional<Instant> lastWritten,
    boolean holdsPackages,
    boolean isLeftOver,
    String reason) {
  public FoundDatabase {
    Objects.requireNonNull(file);
    Objects.requireNonNull(format);
    Objects.requireNonNull(lastWritten);
    Objects.requireNonNull(reason);
  }
}
