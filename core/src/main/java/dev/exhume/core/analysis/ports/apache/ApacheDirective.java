package dev.exhume.core.analysis.ports.apache;

import dev.exhume.core.profile.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A directive, or the opening or closing of a section.
 *
 * @param name in lower case; {@code <virtualhost} opens a section, {@code </virtualhost} closes it
 */
record ApacheDirective(String name, List<String> arguments, Evidence evidence) {
  ApacheDirective {
    arguments = List.copyOf(arguments);
  }

  /** Reads a whole line; empty for blank ones and comments. */
  static Optional<ApacheDirective> parse(String line, Evidence evidence) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return Optional.empty();
    }
    if (text.startsWith("<") && text.endsWith(">")) {
      text = text.substring(0, text.length() - 1);
    }
    List<String> words = words(text);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ApacheDirective(
            words.get(0).toLowerCase(Locale.ROOT), words.subList(1, words.size()), evidence));
  }

  Optional<String> firstArgument() {
    return arguments.stream().findFirst();
  }

  boolean opensSection() {
    return name.startsWith("<") && !closesSection();
  }

  boolean closesSection() {
    return name.startsWith("</");
  }

  /** The name of the section that it opens or closes. */
  String section() {
    return name.substring(closesSection() ? 2 : 1);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char first = text.charAt(at);
      if (Character.isWhitespace(first)) {
        at++;
      } else if (first == '"' || first == '\'') {
        StringBuilder word = new StringBuilder();
        at = quoted(text, at + 1, first, word);
        words.add(word.toString());
      } else {
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
          end++;
        }
        words.add(text.substring(at, end));
        at = end;
      }
    }
    return words;
  }

  private static int quoted(String text, int start, char quote, StringBuilder word) {
    int at = start;
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) == quote) {
        at++;
      }
      word.append(text.charAt(at));
      at++;
    }
    return at + 1;
  }
}
