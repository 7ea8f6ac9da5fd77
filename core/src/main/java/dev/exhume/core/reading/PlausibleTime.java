package dev.exhume.core.reading;

import java.time.Instant;
import java.util.Optional;

/**
 * A time that a Linux server could have written down; what lies outside is damage or a bad clock.
 */
public final class PlausibleTime {
  /** Linux was announced in August 1991. */
  private static final Instant FIRST = Instant.parse("1991-08-25T00:00:00Z");

  /** The records have 32 bits with a sign for their seconds. */
  private static final Instant LAST = Instant.ofEpochSecond(Integer.MAX_VALUE);

  private PlausibleTime() {}

  /** The time, if it can be true. */
  public static Optional<Instant> ofSeconds(long seconds) {
    boolean isPossible = seconds >= FIRST.getEpochSecond() && seconds <= LAST.getEpochSecond();
    return isPossible ? of(Instant.ofEpochSecond(seconds)) : Optional.empty();
  }

  /** The time, if it can be true. */
  public static Optional<Instant> of(Instant time) {
    return Optional.of(time).filter(t -> t.isAfter(FIRST) && t.isBefore(LAST));
  }
}
