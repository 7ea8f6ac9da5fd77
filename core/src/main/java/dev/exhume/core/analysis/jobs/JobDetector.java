package dev.exhume.core.analysis.jobs;

import dev.exhume.core.analysis.boot.BootTimer;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds every scheduled job, and the package that brought it, if one did. */
public final class JobDetector {
  private JobDetector() {}

  /**
   * The jobs, in the order in which their files are looked at.
   *
   * @param root the dead server's {@code /}
   * @param timers by which init starts jobs
   */
  public static List<ScheduledJob> detect(
      Path root, List<BootTimer> timers, Ownership ownership, Problems problems) {
    List<ScheduledJob> jobs = new ArrayList<>();
    jobs.addAll(SystemCrontabs.jobs(root, ownership, problems));
    jobs.addAll(PeriodicScripts.jobs(root, ownership, problems));
    jobs.addAll(UserCrontabs.jobs(root, problems));
    jobs.addAll(Anacrontab.jobs(root, problems));
    jobs.addAll(AtQueue.jobs(root, problems));
    jobs.addAll(TimerJobs.jobs(timers));
    return jobs.stream().map(JobDetector::withoutPasswords).toList();
  }

  private static ScheduledJob withoutPasswords(ScheduledJob job) {
    return new ScheduledJob(
        job.kind(),
        job.schedule(),
        job.user(),
        Redaction.of(job.command()),
        job.owner(),
        job.evidence());
  }
}
