package dev.exhume.core.analysis.addresses;

import com.google.common.base.CharMatcher;
import java.util.regex.Pattern;

/**
 * An address or a name that is looked for as a whole word.
 *
 * @param value in lower case
 */
record Needle(DependencyKind kind, String value) {
  private static final CharMatcher WORD =
      CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9')).or(CharMatcher.is('_'));

  private static final CharMatcher HEX =
      CharMatcher.inRange('a', 'f').or(CharMatcher.inRange('0', '9'));

  /** How far before a name the word may stand that says what it is. */
  private static final int LONGEST_CONTEXT = 100;

  private static final Pattern CALLS_FOR_A_HOST =
      Pattern.compile("host|serv|relay|peer|addr|name|domain|listen|node|master|slave|ur[li]|dsn");

  /** What is named after such a word is no machine, whatever else the line is about. */
  private static final Pattern CALLS_FOR_ANOTHER =
      Pattern.compile("(?:(?:db|database|schema|table|user)_?name|database|user|login)\\W{0,12}$");

  /** Whether it stands in a line that is in lower case. */
  boolean standsIn(String lowerCaseLine) {
    return kind == DependencyKind.OWN_MAC
        ? standsIn(lowerCaseLine.replace('-', ':'), value)
            || standsIn(lowerCaseLine, value.replace(":", ""))
        : standsIn(lowerCaseLine, value);
  }

  private boolean standsIn(String line, String written) {
    int start = line.indexOf(written);
    while (start >= 0) {
      if (isWhole(line, start, start + written.length())) {
        return true;
      }
      start = line.indexOf(written, start + 1);
    }
    return false;
  }

  private boolean isWhole(String line, int start, int end) {
    char before = start == 0 ? ' ' : line.charAt(start - 1);
    char after = end == line.length() ? ' ' : line.charAt(end);
    char second = end + 1 >= line.length() ? ' ' : line.charAt(end + 1);
    if (value.indexOf(':') >= 0) {
      return !HEX.matches(before) && before != ':' && !HEX.matches(after) && after != ':';
    }
    if (WORD.matches(before) || before == '.' || before == '-' || WORD.matches(after)) {
      return false;
    }
    if (after == '.' && WORD.matches(second)) {
      return false;
    }
    return value.indexOf('.') >= 0
        || (after != '-' && before != '$' && meansAHost(line, start, after, second));
  }

  /** A name without a dot is often just a word: what stands around it must speak of hosts. */
  private static boolean meansAHost(String line, int start, char after, char second) {
    String before = line.substring(Math.max(0, start - LONGEST_CONTEXT), start);
    if (before.endsWith("//") || before.endsWith("@")) {
      return true;
    }
    if (before.endsWith("/") || after == '/' || after == '(' || after == '@') {
      return false;
    }
    if (CALLS_FOR_ANOTHER.matcher(before).find()) {
      return false;
    }
    return (after == ':' && second >= '0' && second <= '9')
        || CALLS_FOR_A_HOST.matcher(before).find();
  }
}
