package dev.exhume.core.analysis.configuration;

/** A shell's pattern for one name: {@code *}, {@code ?}, {@code [a-z]} and {@code \} before one. */
public final class Wildcard {
  private final String pattern;

  /** Reads a pattern; any text is one. */
  public Wildcard(String pattern) {
    this.pattern = pattern;
  }

  /** Whether any character of the text makes it more than a plain name. */
  public static boolean isIn(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  /**
   * As fnmatch does for files: a leading dot has to be spelled out.
   *
   * <p>Only the last star is ever tried again, so that no pattern takes long.
   */
  public boolean matches(String name) {
    if (name.startsWith(".") && !pattern.startsWith(".")) {
      return false;
    }
    int inPattern = 0;
    int inName = 0;
    int star = -1;
    int starredUpTo = 0;
    while (inName < name.length()) {
      int next = step(inPattern, name.charAt(inName));
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
        star = inPattern++;
        starredUpTo = inName;
      } else if (next >= 0) {
        inPattern = next;
        inName++;
      } else if (star >= 0) {
        inPattern = star + 1;
        inName = ++starredUpTo;
      } else {
        return false;
      }
    }
    while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
      inPattern++;
    }
    return inPattern == pattern.length();
  }

  /** Where the pattern goes on after it took one character, or -1 when it does not take it. */
  private int step(int at, char character) {
    if (at >= pattern.length()) {
      return -1;
    }
    char first = pattern.charAt(at);
    if (first == '?') {
      return at + 1;
    }
    if (first == '\\' && at + 1 < pattern.length()) {
      return pattern.charAt(at + 1) == character ? at + 2 : -1;
    }
    int end = first == '[' ? pattern.indexOf(']', at + 2) : -1;
    if (end > 0) {
      return isInSet(pattern.substring(at + 1, end), character) ? end + 1 : -1;
    }
    return first == character ? at + 1 : -1;
  }

  private static boolean isInSet(String set, char character) {
    boolean negated = set.startsWith("!") || set.startsWith("^");
    boolean found = false;
    for (int i = negated ? 1 : 0; i < set.length(); i++) {
      if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
        found |= set.charAt(i) <= character && character <= set.charAt(i + 2);
        i += 2;
      } else {
        found |= set.charAt(i) == character;
      }
    }
    return found != negated;
  }
}
