package dev.exhume.core.analysis.vulnerabilities;

import dev.exhume.rpm.version.RebuildOrder;
import java.util.Optional;

/**
 * Whether an installed build has a vulnerability.
 *
 * @param reason as an expert would give it
 */
public record Assessment(State state, String reason) {
  /** The answers. */
  public enum State {
    FIXED,
    NOT_AFFECTED,
    VULNERABLE,
    /** A build of another stream, whose versions cannot be compared. */
    UNCERTAIN
  }

  /** Judges a build by what was said of its release. */
  static Assessment of(Advisory advisory, InstalledBuild build) {
    return switch (advisory.status()) {
      case NOT_AFFECTED ->
          new Assessment(State.NOT_AFFECTED, "no build of this release ever had it");
      case NEVER_FIXED -> unlessExcepted(advisory, build, unfixed());
      case FIXED, FIX_SOLD -> comparedWithFixed(advisory, build);
      case FOUND_UP_TO -> comparedWithLast(advisory, build);
    };
  }

  /** Whether the build has it, or may. */
  public boolean isOpen() {
    return state == State.VULNERABLE || state == State.UNCERTAIN;
  }

  private static Assessment unfixed() {
    return new Assessment(State.VULNERABLE, "no fix was ever published for this release");
  }

  private static Assessment comparedWithFixed(Advisory advisory, InstalledBuild build) {
    String fixed = named(advisory, advisory.fixed());
    RebuildOrder toFix = order(advisory, build, fixed);
    if (toFix == RebuildOrder.SAME || toFix == RebuildOrder.NEWER) {
      return new Assessment(State.FIXED, "fixed since " + fixed + from(advisory));
    }
    if (toFix == RebuildOrder.UNDECIDED) {
      return unlessExcepted(
          advisory,
          build,
          new Assessment(
              State.UNCERTAIN,
              "fixed in " + fixed + from(advisory) + ", which is a build of another stream"));
    }
    return unlessExcepted(
        advisory,
        build,
        new Assessment(
            State.VULNERABLE,
            advisory.status() == Advisory.Status.FIX_SOLD
                ? "its fix, %s%s, was sold to subscribers only and never public"
                    .formatted(fixed, from(advisory))
                : "fixed in " + fixed + from(advisory)));
  }

  private static Assessment comparedWithLast(Advisory advisory, InstalledBuild build) {
    String last = named(advisory, advisory.last());
    String reason = "builds up to " + last + " have it" + from(advisory);
    return switch (order(advisory, build, last)) {
      case NEWER ->
          new Assessment(State.NOT_AFFECTED, "newer than " + last + ", the last build that had it");
      case UNDECIDED -> unlessExcepted(advisory, build, new Assessment(State.UNCERTAIN, reason));
      case OLDER, SAME -> unlessExcepted(advisory, build, new Assessment(State.VULNERABLE, reason));
    };
  }

  /** A build is fine, too, if its own change log says so, or if it is older than the hole. */
  private static Assessment unlessExcepted(
      Advisory advisory, InstalledBuild build, Assessment otherwise) {
    if (build.changelog().contains(advisory.cve())) {
      return new Assessment(State.FIXED, "its own change log names " + advisory.cve());
    }
    return advisory
        .since()
        .filter(since -> order(advisory, build, since) == RebuildOrder.OLDER)
        .map(since -> new Assessment(State.NOT_AFFECTED, "older than the first build that had it"))
        .orElse(otherwise);
  }

  private static String named(Advisory advisory, Optional<String> version) {
    return version.orElseThrow(
        () -> new IllegalArgumentException(advisory + " names no version to compare with"));
  }

  private static RebuildOrder order(Advisory advisory, InstalledBuild build, String reference) {
    return advisory.release().ecosystem().order(build.distribution(), build.version(), reference);
  }

  private static String from(Advisory advisory) {
    return advisory.id().map(id -> " (" + id + ")").orElse("");
  }
}
