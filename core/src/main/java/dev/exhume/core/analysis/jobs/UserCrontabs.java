package dev.exhume.core.analysis.jobs;

import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The jobs in the users' own crontabs, which are named after them. */
final class UserCrontabs {
  /** Of Red Hat, Debian and SuSE. */
  private static final List<String> SPOOLS =
      List.of("var/spool/cron", "var/spool/cron/crontabs", "var/spool/cron/tabs");

  private UserCrontabs() {}

  static List<ScheduledJob> jobs(Path root, Problems problems) {
    return SPOOLS.stream()
        .flatMap(spool -> Folder.files(root.resolve(spool), problems).stream())
        .filter(file -> !isLeftover(file.getFileName().toString()))
        .flatMap(file -> ofUser(file, problems))
        .toList();
  }

  private static Stream<ScheduledJob> ofUser(Path file, Problems problems) {
    String user = file.getFileName().toString();
    // Slackware's root has the lines that run the scripts of /etc/cron.daily in his own crontab.
    return Crontab.ofUser(file, user, problems).entries().stream()
        .filter(entry -> !PeriodicScripts.areRunBy(entry.command()))
        .map(
            entry ->
                new ScheduledJob(
                    "cron",
                    entry.schedule(),
                    Optional.of(user),
                    entry.command(),
                    Optional.empty(),
                    entry.line().evidence()));
  }

  /** What crontab was writing when it was interrupted, and what cron passes over. */
  private static boolean isLeftover(String name) {
    return name.startsWith("tmp.") || name.startsWith(".") || name.equals("cron.update");
  }
}
