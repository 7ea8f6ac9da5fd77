package dev.exhume.core.analysis.boot.systemd.unit;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of a unit: assignments under section names in brackets.
 *
 * <p>A backslash at the end of a line joins the next one to it; comments in between do not count.
 *
 * @see <a
 *     href="https://www.freedesktop.org/software/systemd/man/systemd.syntax.html">systemd.syntax</a>
 */
final class UnitFile {
  private static final int MAX_MEBIBYTES = 1;
  private static final int MAX_SETTINGS = 10_000;

  /** Systemd itself takes no longer lines. */
  private static final int MAX_VALUE_LENGTH = 1 << 20;

  /** Files of the first years take in others, which may do so again. */
  private static final String INCLUDE = ".include ";

  /** In all, since each may take in several. */
  private static final int MAX_INCLUDES = 8;

  private final Path root;
  private final Problems problems;
  private final List<UnitSetting> settings = new ArrayList<>();
  private String section = "";
  private int includesLeft = MAX_INCLUDES;

  private UnitFile(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** The assignments in their order; none if there is no such file. */
  static List<UnitSetting> read(Path root, Path file, Problems problems) {
    UnitFile unit = new UnitFile(root, problems);
    unit.take(file);
    return unit.settings;
  }

  private void take(Path file) {
    List<TextLine> lines =
        TextFile.readStart(file, MAX_MEBIBYTES, problems).map(TextFile::lines).orElse(List.of());
    Optional<TextLine> start = Optional.empty();
    StringBuilder joined = new StringBuilder();
    for (TextLine line : lines) {
      String text = line.stripped();
      if (isComment(text) || (text.isEmpty() && start.isEmpty())) {
        continue;
      }
      TextLine first = start.orElse(line);
      boolean goesOn = text.endsWith("\\");
      joined.append(goesOn ? text.substring(0, text.length() - 1) + " " : text);
      if (goesOn && joined.length() < MAX_VALUE_LENGTH) {
        start = Optional.of(first);
      } else {
        statement(joined.toString().strip(), first);
        joined.setLength(0);
        start = Optional.empty();
      }
    }
    start.ifPresent(first -> statement(joined.toString().strip(), first));
  }

  private void statement(String text, TextLine line) {
    int equals = text.indexOf('=');
    if (text.startsWith("[") && text.endsWith("]")) {
      section = text.substring(1, text.length() - 1);
    } else if (text.startsWith(INCLUDE) && includesLeft > 0) {
      includesLeft--;
      ServerPath.of(root, text.substring(INCLUDE.length()).strip()).ifPresent(this::take);
    } else if (equals > 0 && settings.size() < MAX_SETTINGS) {
      settings.add(
          new UnitSetting(
              section,
              text.substring(0, equals).strip(),
              text.substring(equals + 1).strip(),
              line));
    }
  }

  private static boolean isComment(String text) {
    return text.startsWith("#") || text.startsWith(";");
  }
}
