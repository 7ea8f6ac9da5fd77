package dev.exhume.core.analysis.boot.systemd.command;

import dev.exhume.core.reading.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a command with their variables filled in, but for those whose values are secrets:
 * these stay as <code>${NAME}</code>.
 *
 * @param secrets the names of variables that stayed
 */
record Expansion(List<String> words, Set<String> secrets) {
  private static final Pattern WHOLE_WORD = Pattern.compile("\\$([A-Za-z_]\\w*)");
  private static final Pattern IN_WORD = Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)\\}|\\$)");
  private static final int MAX_LENGTH = 64 << 10;

  /**
   * As systemd does it: {@code $NAME} becomes any number of words, <code>${NAME}</code> none more.
   */
  static Expansion of(ExecLine command, Map<String, String> environment) {
    List<String> words = new ArrayList<>();
    Set<String> secrets = new TreeSet<>();
    int length = 0;
    for (String word : command.words()) {
      boolean isPlain = words.isEmpty() || !command.expands();
      List<String> expanded = isPlain ? List.of(word) : expand(word, environment, secrets);
      length += expanded.stream().mapToInt(String::length).sum();
      if (length > MAX_LENGTH) {
        break;
      }
      words.addAll(expanded);
    }
    return new Expansion(words, secrets);
  }

  private static List<String> expand(
      String word, Map<String, String> environment, Set<String> secrets) {
    Matcher whole = WHOLE_WORD.matcher(word);
    if (whole.matches()) {
      String name = whole.group(1);
      String value = environment.getOrDefault(name, "");
      if (Redaction.isSecret(name, value)) {
        secrets.add(name);
        return List.of("${" + name + "}");
      }
      return Words.split(value);
    }
    return List.of(
        IN_WORD
            .matcher(word)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1) == null
                            ? "$"
                            : value(found.group(1), environment, secrets))));
  }

  private static String value(String name, Map<String, String> environment, Set<String> secrets) {
    String value = environment.getOrDefault(name, "");
    if (Redaction.isSecret(name, value)) {
      secrets.add(name);
      return "${" + name + "}";
    }
    return value;
  }
}
