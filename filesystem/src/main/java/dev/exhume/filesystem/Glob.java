package dev.exhume.filesystem;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A glob as {@link java.nio.file.FileSystem#getPathMatcher} defines it, turned into a regular
 * expression.
 */
final class Glob {
  private static final String SPECIAL_IN_REGEX = "\\.[]{}()<>*+-=!?^$|&#~";

  private final String glob;
  private final StringBuilder regex = new StringBuilder();
  private int next;

  private Glob(String glob) {
    this.glob = glob;
  }

  static Pattern compile(String glob) {
    Glob parser = new Glob(glob);
    parser.parse();
    // A name may hold a line feed: it is a character as any other.
    return Pattern.compile(parser.regex.toString(), Pattern.DOTALL);
  }

  private void parse() {
    boolean inGroup = false;
    while (next < glob.length()) {
      char character = glob.charAt(next);
      next++;
      switch (character) {
        case '*' -> star();
        case '?' -> regex.append("[^/]");
        case '[' -> bracket();
        case '{' -> {
          if (inGroup) {
            throw fault("a group in a group");
          }
          inGroup = true;
          regex.append("(?:(?:");
        }
        case '}' -> {
          regex.append(inGroup ? "))" : "\\}");
          inGroup = false;
        }
        case ',' -> regex.append(inGroup ? ")|(?:" : ",");
        case '\\' -> literal(escaped());
        default -> literal(character);
      }
    }
    if (inGroup) {
      throw fault("no } for a {");
    }
  }

  private void star() {
    if (next < glob.length() && glob.charAt(next) == '*') {
      next++;
      regex.append(".*");
    } else {
      regex.append("[^/]*");
    }
  }

  private char escaped() {
    if (next == glob.length()) {
      throw fault("nothing after \\");
    }
    char character = glob.charAt(next);
    next++;
    return character;
  }

  private void bracket() {
    int close = glob.indexOf(']', next + 1);
    if (close < 0) {
      throw fault("no ] for a [");
    }
    String members = glob.substring(next, close);
    next = close + 1;
    boolean negated = members.startsWith("!");
    if (members.indexOf('/') >= 0 || members.equals("!")) {
      throw fault("a bracket expression of nothing or of a slash");
    }
    regex.append("[[^/]&&[").append(negated ? "^" : "");
    int first = negated ? 1 : 0;
    for (int i = first; i < members.length(); i++) {
      boolean range = members.charAt(i) == '-' && i > first && i < members.length() - 1;
      if (range) {
        regex.append('-');
      } else {
        literal(members.charAt(i));
      }
    }
    regex.append("]]");
  }

  private void literal(char character) {
    if (SPECIAL_IN_REGEX.indexOf(character) >= 0) {
      regex.append('\\');
    }
    regex.append(character);
  }

  private PatternSyntaxException fault(String reason) {
    return new PatternSyntaxException(reason, glob, next - 1);
  }
}
