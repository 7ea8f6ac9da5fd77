package dev.exhume.core.analysis.findings;

import dev.exhume.core.analysis.databases.ShutdownMarks;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.ShutdownState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says that the machine lost power, or was copied while it ran. */
final class UncleanShutdownFinding {
  private UncleanShutdownFinding() {}

  static List<Finding> of(ShutdownMarks marks) {
    List<Finding> findings = new ArrayList<>();
    shutdown(marks).ifPresent(findings::add);
    interruptedUpdate(marks).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> shutdown(ShutdownMarks marks) {
    if (marks.state() != ShutdownState.UNCLEAN) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "unclean-shutdown",
            Severity.HIGH,
            "data",
            "The machine was not shut down cleanly",
            marks.summary(),
            "Keep the original disk as it is. Let databases recover on a copy,"
                + " and compare the newest files with what people remember.",
            marks.strong()));
  }

  private static Optional<Finding> interruptedUpdate(ShutdownMarks marks) {
    if (marks.interruptedUpdates().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "interrupted-update",
            Severity.MEDIUM,
            "data",
            "An installation of packages was interrupted",
            "Some packages are only half installed or half configured.",
            "Look at these packages before relying on what they contain.",
            marks.interruptedUpdates()));
  }
}
