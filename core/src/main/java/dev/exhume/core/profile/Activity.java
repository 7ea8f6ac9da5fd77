package dev.exhume.core.profile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When the machine lived.
 *
 * @param traces the last thing of each kind that it did, the newest first
 * @param evidence of the facts that have none of their own
 */
public record Activity(
    Optional<Instant> installedAt,
    Optional<Instant> lastBoot,
    Optional<Boolean> lastShutdownClean,
    Optional<Instant> lastLogin,
    Optional<Instant> lastWrite,
    List<Trace> traces,
    List<FactEvidence> evidence) {

  public Activity {
    traces = List.copyOf(traces);
    evidence = List.copyOf(evidence);
  }

  /** Nothing is known of the life of the machine. */
  public static Activity unknown() {
    return new Activity(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** The same with more of what it did last. */
  public Activity with(List<Trace> moreTraces) {
    List<Trace> all =
        Stream.concat(traces.stream(), moreTraces.stream())
            .sorted(Comparator.comparing(Trace::at).reversed().thenComparing(Trace::what))
            .toList();
    return new Activity(
        installedAt, lastBoot, lastShutdownClean, lastLogin, lastWrite, all, evidence);
  }

  /**
   * Something that the machine did.
   *
   * @param what {@code web-request}, {@code cron-job}, {@code mail}, {@code package-change}, …
   * @param detail what of it, where that is known
   */
  public record Trace(String what, Instant at, Optional<String> detail, Evidence evidence) {}
}
