package dev.exhume.core.analysis.jobs;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The jobs of {@code /etc/crontab} and {@code /etc/cron.d}. */
final class SystemCrontabs {
  private SystemCrontabs() {}

  /**
   * The jobs. A package brings {@code /etc/crontab} too, but only to run the scripts of {@code
   * /etc/cron.daily} and its sisters: whatever else stands there somebody wrote.
   */
  static List<ScheduledJob> jobs(Path root, Ownership ownership, Problems problems) {
    List<ScheduledJob> jobs = new ArrayList<>();
    jobs(root.resolve("etc/crontab"), Optional.empty(), problems).forEach(jobs::add);
    FileNameRule names = FileNameRule.of(root);
    for (Path file : Folder.files(root.resolve("etc/cron.d"), problems)) {
      if (names.takes(file)) {
        jobs(file, ownership.ownerOf(file), problems).forEach(jobs::add);
      }
    }
    return jobs;
  }

  private static Stream<ScheduledJob> jobs(Path file, Optional<String> owner, Problems problems) {
    return Crontab.ofSystem(file, problems).entries().stream()
        .filter(entry -> !PeriodicScripts.areRunBy(entry.command()))
        .map(
            entry ->
                new ScheduledJob(
                    "cron",
                    entry.schedule(),
                    Optional.of(entry.user()),
                    entry.command(),
                    owner,
                    entry.line().evidence()));
  }
}
