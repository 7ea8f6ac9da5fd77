package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.profile.ScheduledJob;
import java.util.List;
import java.util.Optional;

/** Anacron may be needed if its table has jobs of its own. */
public record AnacronJobs(List<ScheduledJob> jobs) implements Rule {
  public AnacronJobs {
    jobs = jobs.stream().filter(job -> job.kind().equals("anacron")).toList();
  }

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (!candidate.isDecidedBy("anacron-jobs") || jobs.isEmpty()) {
      return Optional.empty();
    }
    List<String> commands = jobs.stream().map(ScheduledJob::command).map(ShortList::quote).toList();
    return Optional.of(
        Ruling.conditional(
            "%s in /etc/anacrontab that no package owns: %s; needed unless cron runs them"
                .formatted(ShortList.count(jobs.size(), "job"), ShortList.of(commands))));
  }
}
