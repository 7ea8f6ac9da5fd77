package dev.exhume.core.analysis.jobs;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of cron: five fields of time or a nickname such as {@code @reboot}, in the system's
 * tables the user, then the command.
 *
 * @param entries in the order of the file
 */
record Crontab(List<Entry> entries) {
  private static final int MAX_MEBIBYTES = 1;

  /** Spaces may stand around the equals sign, and quotes around the name. */
  private static final Pattern SETTING = Pattern.compile("[\"']?[A-Za-z_]\\w*[\"']?\\s*=.*");

  /** SuSE's cron does not log an entry that starts with a minus sign. */
  private static final Pattern ENTRY =
      Pattern.compile("-?(@[a-z]+|[\\d*]\\S*(?:\\s+[\\w*]\\S*){4})\\s+(\\S.*)");

  private static final Pattern WITH_USER = Pattern.compile("(\\S+)\\s+(\\S.*)");

  Crontab {
    entries = List.copyOf(entries);
  }

  /** A table whose lines name the user after the time. */
  static Crontab ofSystem(Path path, Problems problems) {
    return read(path, Optional.empty(), problems);
  }

  /** A table of one user. */
  static Crontab ofUser(Path path, String user, Problems problems) {
    return read(path, Optional.of(user), problems);
  }

  /** A file of text; anything else is a problem, and no table. */
  static Optional<TextFile> text(Path path, Problems problems) {
    Optional<TextFile> file = TextFile.readStart(path, MAX_MEBIBYTES, problems);
    if (file.stream().flatMap(text -> text.lines().stream()).anyMatch(Crontab::isBinary)) {
      problems.add(path, "holds NUL bytes; expected lines of text");
      return Optional.empty();
    }
    return file;
  }

  /** Whether a line only sets a variable of the jobs' environment. */
  static boolean isSetting(TextLine line) {
    return SETTING.matcher(line.stripped()).matches();
  }

  private static Crontab read(Path path, Optional<String> user, Problems problems) {
    List<Entry> entries = new ArrayList<>();
    boolean reported = false;
    List<TextLine> lines = text(path, problems).map(TextFile::meaningfulLines).orElse(List.of());
    for (TextLine line : lines) {
      Optional<Entry> entry = entry(line, user);
      entry.ifPresent(entries::add);
      if (entry.isEmpty() && !isSetting(line) && !reported) {
        problems.add(path, "line %d is no entry of a crontab".formatted(line.number()));
        reported = true;
      }
    }
    return new Crontab(entries);
  }

  private static Optional<Entry> entry(TextLine line, Optional<String> user) {
    Matcher entry = ENTRY.matcher(line.stripped());
    if (!entry.matches()) {
      return Optional.empty();
    }
    String schedule = entry.group(1).replaceAll("\\s+", " ");
    if (user.isPresent()) {
      return Optional.of(new Entry(schedule, user.get(), entry.group(2), line));
    }
    Matcher withUser = WITH_USER.matcher(entry.group(2));
    return withUser.matches()
        ? Optional.of(new Entry(schedule, withUser.group(1), withUser.group(2), line))
        : Optional.empty();
  }

  private static boolean isBinary(TextLine line) {
    return line.text().indexOf('\0') >= 0;
  }

  /** One job of the table. */
  record Entry(String schedule, String user, String command, TextLine line) {}
}
