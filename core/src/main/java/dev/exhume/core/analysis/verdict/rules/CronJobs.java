package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.profile.ScheduledJob;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cron is needed if it runs a job that did not come with the distribution. */
public record CronJobs(List<ScheduledJob> jobs, Origin origin) implements Rule {
  /** Jobs that something else than cron starts. */
  private static final Set<String> OF_OTHERS = Set.of("at", "systemd-timer");

  public CronJobs {
    jobs = jobs.stream().filter(job -> !OF_OTHERS.contains(job.kind())).toList();
  }

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    return candidate.isDecidedBy("cron-jobs") ? Optional.of(ruling()) : Optional.empty();
  }

  private Ruling ruling() {
    List<ScheduledJob> own = JobList.written(jobs, origin);
    if (!own.isEmpty()) {
      return Ruling.needed(JobList.describe(own, origin));
    }
    List<ScheduledJob> foreign = jobs.stream().filter(this::isForeign).toList();
    if (!foreign.isEmpty()) {
      return Ruling.needed(
          "%s that the distribution did not bring: %s"
              .formatted(
                  ShortList.count(foreign.size(), "job"), ShortList.of(JobList.sources(foreign))));
    }
    List<ScheduledJob> ofApplications = jobs.stream().filter(JobList::isOfApplication).toList();
    if (!ofApplications.isEmpty()) {
      return Ruling.conditional(
          "runs only jobs that packages brought, but an application may rely on some: "
              + ShortList.of(JobList.names(ofApplications)));
    }
    return Ruling.unneeded(
        jobs.isEmpty()
            ? "no job is scheduled"
            : "runs only jobs that packages brought: " + ShortList.of(JobList.names(jobs)));
  }

  private boolean isForeign(ScheduledJob job) {
    return job.owner().flatMap(origin::thirdParty).isPresent();
  }
}
