package dev.exhume.core.analysis.jobs;

import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The jobs that wait in the queue of at, one file each: {@code a00003013c8f4a} is of queue {@code
 * a}, the third job, and due so many minutes after 1970 began.
 */
final class AtQueue {
  /** Of Red Hat, Debian and SuSE. */
  private static final List<String> SPOOLS =
      List.of("var/spool/at", "var/spool/cron/atjobs", "var/spool/atjobs");

  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\p{XDigit}{5}(\\p{XDigit}{8})");
  private static final Pattern MAIL = Pattern.compile("# ?mail +(\\S+).*");

  /** Enough to recognise a job by. */
  private static final int MAX_COMMAND_LENGTH = 500;

  private AtQueue() {}

  static List<ScheduledJob> jobs(Path root, Problems problems) {
    return SPOOLS.stream()
        .flatMap(spool -> Folder.files(root.resolve(spool), problems).stream())
        .flatMap(file -> waiting(file, problems))
        .toList();
  }

  private static Stream<ScheduledJob> waiting(Path file, Problems problems) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      return Stream.empty();
    }
    Instant due = Instant.ofEpochSecond(60 * Long.parseLong(name.group(1), 16));
    return Crontab.text(file, problems).stream().map(text -> job(due, text));
  }

  private static ScheduledJob job(Instant due, TextFile file) {
    List<TextLine> commands = commands(file.lines());
    return new ScheduledJob(
        "at",
        due.toString(),
        user(file.lines()),
        joined(commands),
        Optional.empty(),
        commands.isEmpty() ? file.evidence() : commands.get(0).evidence());
  }

  private static Optional<String> user(List<TextLine> lines) {
    return lines.stream()
        .map(line -> MAIL.matcher(line.stripped()))
        .filter(Matcher::matches)
        .map(mail -> mail.group(1))
        .findFirst();
  }

  /** What follows the environment, which ends with the block that enters the directory. */
  private static List<TextLine> commands(List<TextLine> lines) {
    int start = 0;
    for (int i = 0; i < lines.size() && start == 0; i++) {
      if (lines.get(i).text().equals("}")) {
        start = i + 1;
      }
    }
    return lines.subList(start, lines.size()).stream()
        .filter(line -> !line.isBlankOrComment())
        .filter(line -> !line.stripped().startsWith("${SHELL:-/bin/sh} <<"))
        .filter(line -> !line.stripped().startsWith("marcinDELIMITER"))
        .toList();
  }

  private static String joined(List<TextLine> commands) {
    StringBuilder joined = new StringBuilder();
    for (TextLine command : commands) {
      if (joined.length() > MAX_COMMAND_LENGTH) {
        break;
      }
      joined.append(joined.length() == 0 ? "" : "; ").append(command.stripped());
    }
    return joined.substring(0, Math.min(joined.length(), MAX_COMMAND_LENGTH));
  }
}
