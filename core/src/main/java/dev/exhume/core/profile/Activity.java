package dev.exhume.core.profile;

import java.time.Instant;
import java.util.Optional;

/** When the machine lived. */
public record Activity(
    Optional<Instant> installedAt,
    Optional<Instant> lastBoot,
    Optional<Boolean> lastShutdownClean,
    Optional<Instant> lastLogin,
    Optional<Instant> lastWrite) {

  /** Nothing is known of the life of the machine. */
  public static Activity unknown() {
    return new Activity(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
