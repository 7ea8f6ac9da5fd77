package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.profile.ScheduledJob;
import java.util.List;
import java.util.Optional;

/** The daemon of at is needed if a job waits in its queue. */
public record AtQueue(List<ScheduledJob> jobs) implements Rule {
  public AtQueue {
    jobs = jobs.stream().filter(job -> job.kind().equals("at")).toList();
  }

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (!candidate.isDecidedBy("at-queue")) {
      return Optional.empty();
    }
    List<String> commands = jobs.stream().map(ScheduledJob::command).map(ShortList::quote).toList();
    return Optional.of(
        jobs.isEmpty()
            ? Ruling.unneeded("no job waits in its queue")
            : Ruling.needed(
                "%s in its queue: %s"
                    .formatted(ShortList.count(jobs.size(), "job"), ShortList.of(commands))));
  }
}
