package dev.exhume.core.analysis.activity;

import dev.exhume.core.profile.Activity.Trace;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextTail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks for the last line of its kind in logs whose lines have neither zone nor year: their last
 * line is as old as the file, and the others older by the distance to it.
 */
final class SystemLog {
  private static final int TAIL = 256 << 10;
  private static final int MAX_FILES = 4;
  private static final int MAX_LINE = 2_000;

  private final Path root;
  private final Problems problems;

  SystemLog(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /**
   * When something was last written down.
   *
   * @param logs patterns of the files that may tell
   * @param line what a line about it contains
   */
  Optional<Trace> last(String what, List<String> logs, Pattern line) {
    return LogFile.newestFirst(root, logs, problems).stream()
        .filter(log -> !log.isPacked())
        .limit(MAX_FILES)
        .flatMap(log -> last(what, log, line).stream())
        .findFirst();
  }

  private Optional<Trace> last(String what, LogFile log, Pattern wanted) {
    List<String> lines = TextTail.lines(log.path(), TAIL, problems);
    for (int i = lines.size() - 1; i >= 0; i--) {
      String line = lines.get(i);
      if (line.length() <= MAX_LINE && wanted.matcher(line).find()) {
        return age(line, lines.get(lines.size() - 1))
            .map(
                age ->
                    new Trace(
                        what,
                        log.written().minus(age),
                        Optional.empty(),
                        Evidence.file(log.path().toString())));
      }
    }
    return Optional.empty();
  }

  private static Optional<Duration> age(String line, String lastLine) {
    return line.equals(lastLine) ? Optional.of(Duration.ZERO) : SyslogTime.between(line, lastLine);
  }
}
