package dev.exhume.core.analysis.boot.supervisor;

import java.util.LinkedHashMap;
import java.util.Map;

/** Pairs as supervisord has them in one setting: {@code A="1, 2",B='3',C=4}. */
final class KeyValuePairs {
  private KeyValuePairs() {}

  /** By their keys; what is no pair is passed over. */
  static Map<String, String> of(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    int start = 0;
    while (start < text.length()) {
      int end = endOfPair(text, start);
      int equals = text.indexOf('=', start);
      if (equals > start && equals < end) {
        pairs.put(
            text.substring(start, equals).strip(),
            unquoted(text.substring(equals + 1, end).strip()));
      }
      start = end + 1;
    }
    return pairs;
  }

  /** A comma between quotes does not end it. */
  private static int endOfPair(String text, int start) {
    char quote = 0;
    for (int i = start; i < text.length(); i++) {
      char character = text.charAt(i);
      if (quote != 0) {
        quote = character == quote ? 0 : quote;
      } else if (character == '"' || character == '\'') {
        quote = character;
      } else if (character == ',') {
        return i;
      }
    }
    return text.length();
  }

  private static String unquoted(String value) {
    boolean isQuoted =
        value.length() > 1
            && (value.startsWith("\"") || value.startsWith("'"))
            && value.endsWith(value.substring(0, 1));
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }
}
