package dev.exhume.core.analysis.boot.systemd.command;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A file of variables that systemd reads for a service: much like a shell's, but no script. */
final class EnvironmentFile {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final int MAX_MEBIBYTES = 1;
  private static final int MAX_VARIABLES = 2000;

  private EnvironmentFile() {}

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  static Map<String, String> read(Path file, Problems problems) {
    Map<String, String> variables = new LinkedHashMap<>();
    StringBuilder joined = new StringBuilder();
    List<TextLine> lines =
        TextFile.readStart(file, MAX_MEBIBYTES, problems).map(TextFile::lines).orElse(List.of());
    for (TextLine line : lines) {
      String text = line.stripped();
      if (joined.length() == 0 && (text.startsWith("#") || text.startsWith(";"))) {
        continue;
      }
      if (text.endsWith("\\") && !text.endsWith("\\\\")) {
        joined.append(text, 0, text.length() - 1);
      } else {
        take(joined.append(text).toString(), variables);
        joined.setLength(0);
      }
    }
    take(joined.toString(), variables);
    return variables;
  }

  private static void take(String text, Map<String, String> variables) {
    int equals = text.indexOf('=');
    if (equals > 0 && variables.size() < MAX_VARIABLES) {
      String name = text.substring(0, equals).strip();
      if (isName(name)) {
        variables.put(name, unquoted(text.substring(equals + 1).strip()));
      }
    }
  }

  /** Quotes go, wherever they stand; white space between words stays. */
  private static String unquoted(String text) {
    StringBuilder value = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\\' && quote != '\'' && i + 1 < text.length()) {
        i++;
        value.append(text.charAt(i));
      } else if (quote != 0 && character == quote) {
        quote = 0;
      } else if (quote == 0 && (character == '"' || character == '\'')) {
        quote = character;
      } else {
        value.append(character);
      }
    }
    return value.toString();
  }
}
