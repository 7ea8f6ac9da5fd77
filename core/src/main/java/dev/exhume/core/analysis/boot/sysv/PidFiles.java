package dev.exhume.core.analysis.boot.sysv;

import com.google.common.base.Ascii;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pid files that the commands of a start script name, in {@code PIDFILE=} and its like or after
 * an option such as {@code -p}. Variables that the script itself sets plainly are filled in.
 */
public final class PidFiles {
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?:(?:export|local|readonly)\\s+)?(\\w+)=(?:\"([^\"]*)\"|'([^']*)'|([^\\s;&|\"']*)).*");
  private static final Pattern OPTION =
      Pattern.compile("\\s(?:-p|--pid-?file|--pid)[ =]\"?([^\\s\";]+)");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?::?[-=]([^${}]*))?\\})");
  private static final Pattern PLAIN_PATH = Pattern.compile("/[\\w./+@-]+");

  /** Longer values are no paths, and would let a hostile script double them line by line. */
  private static final int MAX_VALUE_LENGTH = 512;

  private static final int MAX_FILES = 16;

  private final Map<String, String> variables = new HashMap<>();
  private final Set<String> found = new LinkedHashSet<>();

  private PidFiles() {}

  /** The files that a script names. */
  public static List<String> namedIn(TextFile script) {
    PidFiles pidFiles = new PidFiles();
    for (TextLine line : script.meaningfulLines()) {
      if (line.text().length() <= 2 * MAX_VALUE_LENGTH) {
        pidFiles.take(line.stripped());
      }
    }
    return List.copyOf(pidFiles.found);
  }

  private void take(String command) {
    Matcher assignment = ASSIGNMENT.matcher(command);
    if (assignment.matches()) {
      String variable = assignment.group(1);
      String value = filledIn(value(assignment));
      if (value.length() <= MAX_VALUE_LENGTH) {
        variables.put(variable, value);
      }
      if (Ascii.toLowerCase(variable).matches(".*pid(_?file)?")) {
        add(value);
      }
    }
    Matcher option = OPTION.matcher(command);
    while (option.find()) {
      add(filledIn(option.group(1)));
    }
  }

  /** Only what is called a pid file: {@code -p} belongs to {@code mkdir} too. */
  private void add(String value) {
    if (PLAIN_PATH.matcher(value).matches() && value.endsWith(".pid") && found.size() < MAX_FILES) {
      found.add(value);
    }
  }

  private String filledIn(String value) {
    return VARIABLE
        .matcher(value)
        .replaceAll(
            variable -> {
              String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
              String otherwise = variable.group(3) == null ? variable.group() : variable.group(3);
              return Matcher.quoteReplacement(variables.getOrDefault(name, otherwise));
            });
  }

  private static String value(Matcher assignment) {
    for (int group = 2; group <= 4; group++) {
      String value = assignment.group(group);
      if (value != null) {
        return value;
      }
    }
    return "";
  }
}
