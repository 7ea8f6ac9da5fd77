package dev.exhume.core.analysis.jobs;

import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The jobs of {@code /etc/anacrontab}: a period in days, a delay in minutes, a name and a command.
 */
final class Anacrontab {
  private static final Pattern ENTRY = Pattern.compile("(\\d+|@[a-z]+)\\s+\\d+\\s+\\S+\\s+(\\S.*)");

  private Anacrontab() {}

  static List<ScheduledJob> jobs(Path root, Problems problems) {
    return Crontab.text(root.resolve("etc/anacrontab"), problems)
        .map(TextFile::meaningfulLines)
        .orElse(List.of())
        .stream()
        .flatMap(Anacrontab::job)
        .toList();
  }

  private static Stream<ScheduledJob> job(TextLine line) {
    Matcher entry = ENTRY.matcher(line.stripped());
    if (!entry.matches() || PeriodicScripts.areRunBy(entry.group(2))) {
      return Stream.empty();
    }
    return Stream.of(
        new ScheduledJob(
            "anacron",
            entry.group(1),
            Optional.of("root"),
            entry.group(2),
            Optional.empty(),
            line.evidence()));
  }
}
