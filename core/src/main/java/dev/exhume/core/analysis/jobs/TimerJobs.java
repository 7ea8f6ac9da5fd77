package dev.exhume.core.analysis.jobs;

import dev.exhume.core.analysis.boot.BootTimer;
import dev.exhume.core.profile.ScheduledJob;
import java.util.List;
import java.util.Optional;

/** The jobs that init starts by timers of its own. */
final class TimerJobs {
  private TimerJobs() {}

  static List<ScheduledJob> jobs(List<BootTimer> timers) {
    return timers.stream()
        .map(
            timer ->
                new ScheduledJob(
                    "systemd-timer",
                    timer.schedule(),
                    Optional.of(timer.user()),
                    timer.command(),
                    timer.owner(),
                    timer.evidence()))
        .toList();
  }
}
