package dev.exhume.core.analysis.boot.systemd.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a value into words, as systemd does: at white space outside of quotes, with the escapes of
 * C.
 */
final class Words {
  private static final String ESCAPED = "abfnrtvs\\\"'";
  private static final String MEANT = "\u0007\b\f\n\r\t\u000b \\\"'";

  /** No unit that anybody wrote has more. */
  private static final int MAX_WORDS = 4096;

  private final String text;
  private int at;

  private Words(String text) {
    this.text = text;
  }

  static List<String> split(String text) {
    Words words = new Words(text);
    List<String> found = new ArrayList<>();
    while (words.skipSpace() && found.size() < MAX_WORDS) {
      found.add(words.next());
    }
    return found;
  }

  private boolean skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private String next() {
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (; at < text.length(); at++) {
      char character = text.charAt(at);
      if (character == '\\' && at + 1 < text.length()) {
        escape(word);
      } else if (quote != 0) {
        if (character == quote) {
          quote = 0;
        } else {
          word.append(character);
        }
      } else if (character == '"' || character == '\'') {
        quote = character;
      } else if (Character.isWhitespace(character)) {
        break;
      } else {
        word.append(character);
      }
    }
    return word.toString();
  }

  /** What is no escape of C keeps its backslash. */
  private void escape(StringBuilder word) {
    at++;
    char character = text.charAt(at);
    int known = ESCAPED.indexOf(character);
    if (known >= 0) {
      word.append(MEANT.charAt(known));
    } else if (character == 'x' && isNumber(at + 1, 2, 16)) {
      word.append((char) Integer.parseInt(text, at + 1, at + 3, 16));
      at += 2;
    } else if (isNumber(at, 3, 8)) {
      word.append((char) Integer.parseInt(text, at, at + 3, 8));
      at += 2;
    } else {
      word.append('\\').append(character);
    }
  }

  private boolean isNumber(int start, int digits, int radix) {
    return start + digits <= text.length()
        && text.substring(start, start + digits)
            .chars()
            .allMatch(character -> Character.digit(character, radix) >= 0);
  }
}
