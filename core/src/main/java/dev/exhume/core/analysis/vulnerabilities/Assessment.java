package dev.exhume.core.analysis.vulnerabilities;

import dev.exhume.rpm.version.RebuildOrder;

/**
 * Whether an installed build has a vulnerability.
 *
 * @param reason as an expert would give it
 */
record Assessment(State state, String reason) {
  /** The answers. */
  enum State {
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
      case NEVER_FIXED ->
          build.changelog().contains(advisory.cve())
              ? named(advisory)
              : new Assessment(State.VULNERABLE, "no fix was ever published for this release");
      case FIXED, FIX_SOLD -> compared(advisory, build);
    };
  }

  /** Whether the build has it, or may. */
  boolean isOpen() {
    return state == State.VULNERABLE || state == State.UNCERTAIN;
  }

  private static Assessment compared(Advisory advisory, InstalledBuild build) {
    String fixed =
        advisory
            .fixed()
            .orElseThrow(() -> new IllegalArgumentException(advisory + " has no fixed version"));
    RebuildOrder toFix = order(advisory, build, fixed);
    if (toFix == RebuildOrder.SAME || toFix == RebuildOrder.NEWER) {
      return new Assessment(State.FIXED, "fixed since " + fixed + from(advisory));
    }
    if (build.changelog().contains(advisory.cve())) {
      return named(advisory);
    }
    boolean isTooOld =
        advisory
            .since()
            .filter(since -> order(advisory, build, since) == RebuildOrder.OLDER)
            .isPresent();
    if (isTooOld) {
      return new Assessment(State.NOT_AFFECTED, "older than the first build that had it");
    }
    if (toFix == RebuildOrder.UNDECIDED) {
      return new Assessment(
          State.UNCERTAIN,
          "fixed in " + fixed + from(advisory) + ", which is a build of another stream");
    }
    return new Assessment(
        State.VULNERABLE,
        advisory.status() == Advisory.Status.FIX_SOLD
            ? "its fix, %s%s, was sold to subscribers only and never public"
                .formatted(fixed, from(advisory))
            : "fixed in " + fixed + from(advisory));
  }

  private static RebuildOrder order(Advisory advisory, InstalledBuild build, String reference) {
    return advisory.release().ecosystem().order(build.distribution(), build.version(), reference);
  }

  private static Assessment named(Advisory advisory) {
    return new Assessment(State.FIXED, "its own change log names " + advisory.cve());
  }

  private static String from(Advisory advisory) {
    return advisory.id().map(id -> " (" + id + ")").orElse("");
  }
}
