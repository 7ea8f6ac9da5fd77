package dev.exhume.core.analysis.activity;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextTail;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When each program last wrote a line into the system's logs: {@code Apr 2 03:10:11 web01
 * sshd[1203]: …}.
 */
public final class ProgramLines {
  private static final List<String> LOGS =
      List.of(
          "/var/log/messages",
          "/var/log/messages.1",
          "/var/log/syslog",
          "/var/log/syslog.1",
          "/var/log/secure",
          "/var/log/secure.1",
          "/var/log/auth.log",
          "/var/log/auth.log.1",
          "/var/log/maillog",
          "/var/log/maillog.1",
          "/var/log/mail.log",
          "/var/log/mail.log.1",
          "/var/log/mail",
          "/var/log/cron",
          "/var/log/cron.1",
          "/var/log/cron.log",
          "/var/log/daemon.log",
          "/var/log/daemon.log.1");

  /** After the time and the host: {@code postfix/smtpd[12]:}, {@code crond(pam_unix)[12]:}. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?:\\p{Alpha}{3} {1,2}\\d{1,2} [\\d:]{8}|\\d{4}-\\d{2}-\\d{2}[T ][\\d:.,+Z-]{8,32})"
              + " \\S{1,255} ([\\w./-]{1,64}?)(?:\\([\\w.-]{1,32}\\))?(?:\\[\\d{1,7}])?:.*");

  private static final int TAIL = 256 << 10;
  private static final int MAX_LINE = 2_000;
  private static final int MAX_PROGRAMS = 5_000;

  private final Map<String, Instant> last = new HashMap<>();

  private ProgramLines() {}

  /** Reads the ends of the logs. */
  public static ProgramLines read(Path root, Problems problems) {
    ProgramLines programs = new ProgramLines();
    for (LogFile log : LogFile.newestFirst(root, LOGS, problems)) {
      programs.read(log, TextTail.lines(log.path(), TAIL, problems));
    }
    return programs;
  }

  /** When a program wrote its last line, by its name in any case. */
  public Optional<Instant> last(String program) {
    return Optional.ofNullable(last.get(Ascii.toLowerCase(program)));
  }

  /** The last line is as old as the file, and the others are older by the distance to it. */
  private void read(LogFile log, List<String> lines) {
    String end = "";
    Map<String, String> lastLines = new HashMap<>();
    for (String line : lines) {
      Matcher program = PROGRAM.matcher(line);
      if (line.length() <= MAX_LINE && lastLines.size() < MAX_PROGRAMS && program.matches()) {
        lastLines.put(program.group(1), line);
        end = line;
      }
    }
    for (Map.Entry<String, String> program : lastLines.entrySet()) {
      SyslogTime.between(program.getValue(), end)
          .ifPresent(age -> note(program.getKey(), log.written().minus(age)));
    }
  }

  private void note(String program, Instant time) {
    Splitter.on('/')
        .omitEmptyStrings()
        .split(Ascii.toLowerCase(program))
        .forEach(part -> last.merge(part, time, (one, other) -> one.isAfter(other) ? one : other));
  }
}
