package dev.exhume.core.analysis.boot.systemd.command;

import java.util.ArrayList;
import java.util.List;

/**
 * One command of a setting such as {@code ExecStart=}.
 *
 * @param mayFail whether what comes after it runs even if it fails: {@code -}
 * @param fullPrivileges whether it runs as root whoever the user of the service is: {@code +},
 *     {@code !}
 * @param expands whether variables in it are filled in: not with {@code :}
 * @param words the program and its arguments, with variables as they are written
 */
record ExecLine(boolean mayFail, boolean fullPrivileges, boolean expands, List<String> words) {
  private static final String PREFIXES = "@-:+!|";
  private static final String SEPARATOR = ";";
  private static final String ESCAPED_SEPARATOR = "\\;";

  /** What the kernel takes for a path. */
  private static final int LONGEST_PATH = 4096;

  ExecLine {
    words = List.copyOf(words);
  }

  /** The commands of a value, which semicolons separate. */
  static List<ExecLine> parse(String value) {
    List<ExecLine> commands = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String word : Words.split(value)) {
      if (word.equals(SEPARATOR)) {
        add(words, commands);
        words.clear();
      } else {
        words.add(word.equals(ESCAPED_SEPARATOR) ? SEPARATOR : word);
      }
    }
    add(words, commands);
    return commands;
  }

  private static void add(List<String> words, List<ExecLine> commands) {
    if (words.isEmpty()) {
      return;
    }
    String first = words.get(0);
    int end = 0;
    while (end < first.length() && PREFIXES.indexOf(first.charAt(end)) >= 0) {
      end++;
    }
    String prefixes = first.substring(0, end);
    List<String> plain = new ArrayList<>(words);
    plain.set(0, first.substring(end));
    if (prefixes.contains("@") && plain.size() > 1) {
      plain.remove(1); // only the name that the process goes by
    }
    if (isPath(plain.get(0))) {
      commands.add(
          new ExecLine(
              prefixes.contains("-"),
              prefixes.contains("+") || prefixes.contains("!"),
              !prefixes.contains(":"),
              plain));
    }
  }

  private static boolean isPath(String program) {
    return !program.isEmpty() && program.length() <= LONGEST_PATH && program.indexOf('\0') < 0;
  }
}
