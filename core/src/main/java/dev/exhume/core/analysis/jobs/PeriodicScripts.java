package dev.exhume.core.analysis.jobs;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.reading.ExecuteBits;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The scripts in {@code /etc/cron.daily} and its sisters, which run in turn as root. */
final class PeriodicScripts {
  private static final List<String> PERIODS =
      List.of("hourly", "daily", "weekly", "monthly", "yearly");

  /** Commands that only run these directories are not jobs of their own. */
  private static final Pattern RUNNER =
      Pattern.compile(
          ".*(run-parts\\s.*/etc/cron\\.(hourly|daily|weekly|monthly|yearly)|/run-crons)\\b.*"
              // How Gentoo tells run-crons that it is time.
              + "|rm -f /var/spool/cron/lastrun/cron\\.\\w+");

  private PeriodicScripts() {}

  static List<ScheduledJob> jobs(Path root, Ownership ownership, Problems problems) {
    FileNameRule names = FileNameRule.of(root);
    return PERIODS.stream()
        .flatMap(period -> jobs(root, period, names, ownership, problems))
        .toList();
  }

  /** Whether a command of a crontab only runs the scripts of these directories. */
  static boolean areRunBy(String command) {
    return RUNNER.matcher(command).matches();
  }

  private static Stream<ScheduledJob> jobs(
      Path root, String period, FileNameRule names, Ownership ownership, Problems problems) {
    return Folder.files(root.resolve("etc/cron." + period), problems).stream()
        .filter(names::takes)
        .filter(script -> isExecutable(script, problems))
        .map(
            script ->
                new ScheduledJob(
                    "cron",
                    period,
                    Optional.of("root"),
                    script.toString(),
                    ownership.ownerOf(script),
                    Evidence.file(script.toString())));
  }

  private static boolean isExecutable(Path script, Problems problems) {
    try {
      return ExecuteBits.isAnySet(script);
    } catch (IOException e) {
      problems.unreadable(script, e);
      return true;
    }
  }
}
