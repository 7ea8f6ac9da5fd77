package dev.exhume.core.analysis.audit.files;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.matter.WebUsers;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says which jobs are of a kind that intruders leave. */
final class SuspiciousJobs {
  private static final Pattern FETCHED_OR_HIDDEN =
      Pattern.compile(
          "\\b(?:wget|curl|fetch|lynx)\\b.{0,500}\\|\\s{0,9}(?:ba|da|z)?sh\\b"
              + "|base64\\s+(?:-d|--decode).{0,200}\\|\\s{0,9}(?:ba|da)?sh\\b"
              + "|/(?:tmp|var/tmp|dev/shm|var/run)/\\.[^\\s./]"
              + "|/\\.\\.\\./|/dev/tcp/");

  private SuspiciousJobs() {}

  /** Jobs of the accounts that web servers run as. */
  static Optional<Finding> ofWebUsers(List<ScheduledJob> jobs) {
    return new Matter(
            "web-user-job",
            Severity.LOW,
            "break-in",
            "The web server's account has jobs of its own",
            "Many applications want such a job. But it is also all that somebody can leave behind"
                + " who got in through the web.",
            "See whether the application's manual has this job.")
        .at(
            jobs.stream()
                .filter(job -> job.user().filter(WebUsers::isOne).isPresent())
                .filter(job -> job.owner().isEmpty())
                .map(ScheduledJob::evidence)
                .toList());
  }

  /** Jobs that run what they fetch or what is hidden. */
  static Optional<Finding> ofAnybody(List<ScheduledJob> jobs) {
    return new Matter(
            "suspicious-job",
            Severity.MEDIUM,
            "break-in",
            "Jobs run what they fetch from elsewhere, or what lies hidden",
            "Intruders keep themselves alive so; some installers and monitors of careless makers do"
                + " the same.",
            "Read them, and leave out what nobody knows.")
        .at(
            jobs.stream()
                .filter(job -> job.owner().isEmpty())
                .filter(job -> FETCHED_OR_HIDDEN.matcher(job.command()).find())
                .map(ScheduledJob::evidence)
                .toList());
  }
}
