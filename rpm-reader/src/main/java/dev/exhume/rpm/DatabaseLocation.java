package dev.exhume.rpm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that may be a database.
 *
 * @param origin a file that was written when this one was put in its place, for OSTree gives every
 *     file the same time
 * @param failure why this is but a directory, which could not be looked into
 */
record DatabaseLocation(
    Path file, DatabasePlace place, Optional<Path> origin, Optional<IOException> failure) {
  private static final String WRITE_AHEAD_LOG = "-wal";

  /** The latest of the times of the files that tell when the database was written. */
  Instant lastWritten() throws IOException {
    Instant written = time(file);
    Instant logged = time(file.resolveSibling(file.getFileName() + WRITE_AHEAD_LOG));
    Instant deployed = origin.isPresent() ? time(origin.get()) : Instant.MIN;
    Instant last = written.isAfter(logged) ? written : logged;
    return last.isAfter(deployed) ? last : deployed;
  }

  private static Instant time(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    } catch (NoSuchFileException absent) {
      return Instant.MIN;
    }
  }
}
