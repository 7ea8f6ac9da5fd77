package dev.exhume.core.analysis.findings;

import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says that nobody starts the jobs of systemd's timers any more that somebody wrote. */
final class UnrunTimerFinding {
  private static final String KIND = "systemd-timer";
  private static final int MAX_NAMED = 5;

  private UnrunTimerFinding() {}

  static Optional<Finding> of(List<ScheduledJob> jobs) {
    List<ScheduledJob> own =
        jobs.stream().filter(job -> job.kind().equals(KIND) && job.owner().isEmpty()).toList();
    return own.isEmpty() ? Optional.empty() : Optional.of(finding(own));
  }

  private static Finding finding(List<ScheduledJob> own) {
    String named =
        own.stream()
            .limit(MAX_NAMED)
            .map(job -> "%s (%s)".formatted(job.command(), job.schedule()))
            .collect(Collectors.joining(", "));
    int more = own.size() - MAX_NAMED;
    return new Finding(
        "unrun-timers",
        Severity.MEDIUM,
        "analysis",
        "Jobs that timers of systemd started do not run in a container",
        "No package brought them: " + named + (more > 0 ? " and %d more.".formatted(more) : "."),
        "Put those that are still needed into a crontab, or have the host run them in the"
            + " container.",
        own.stream().map(ScheduledJob::evidence).toList());
  }
}
