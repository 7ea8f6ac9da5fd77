package dev.exhume.core.reach;

import com.google.common.base.CharMatcher;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words in a script or in configuration that may name files, commands and libraries. */
final class TextNames {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_/.+@\\[-]++");
  private static final Pattern SHEBANG =
      Pattern.compile(
          "\\A#![ \\t]*(?<program>/[^ \\t\\r\\n]+)(?:[ \\t]+(?<argument>[^ \\t\\r\\n]+))?");
  private static final Pattern MANUAL =
      Pattern.compile("^=[a-z].*?(?:^=cut\\b[^\\n]*+|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final CharMatcher IDENTIFIER =
      CharMatcher.inRange('a', 'z')
          .or(CharMatcher.inRange('A', 'Z'))
          .or(CharMatcher.inRange('0', '9'))
          .or(CharMatcher.is('_'));
  private static final CharMatcher ENDS = CharMatcher.anyOf(".-+@");
  private static final int MAX_WORD = 400;
  private static final int MAX_LINE = 256;
  private static final int START = 4096;

  private TextNames() {}

  /** What the first line of a script says has to run it. */
  static List<String> interpreter(String content) {
    Matcher line = SHEBANG.matcher(content.substring(0, Math.min(content.length(), MAX_LINE)));
    if (!line.find()) {
      return List.of();
    }
    String argument = line.group("argument");
    return argument == null || !line.group("program").endsWith("/env")
        ? List.of(line.group("program"))
        : List.of(line.group("program"), argument);
  }

  /**
   * Hands out the words of all lines that are no comments.
   *
   * <p>The name of a variable, as {@code $ip} and {@code ${ip}}, is no word.
   */
  static void read(String text, Consumer<String> taker) {
    int start = 0;
    while (start < text.length()) {
      int lineFeed = text.indexOf('\n', start);
      int end = lineFeed < 0 ? text.length() : lineFeed;
      int first = start;
      while (first < end && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
        first++;
      }
      if (first < end && text.charAt(first) != '#' && text.charAt(first) != ';') {
        Matcher words = WORD.matcher(text).region(first, end);
        while (words.find()) {
          String word = words.group();
          if (word.length() <= MAX_WORD && !isVariable(text, first, words.start(), word)) {
            taker.accept(word);
            String bare = ENDS.trimFrom(word);
            if (!bare.equals(word) && !bare.isEmpty()) {
              taker.accept(bare);
            }
          }
        }
      }
      start = end + 1;
    }
  }

  /** A script of Perl without its manual, which stands between commands such as {@code =head1}. */
  static String withoutManual(String perl) {
    return MANUAL.matcher(perl).replaceAll("");
  }

  /** What follows the name of a directory in a variable may be a command. */
  private static boolean isVariable(String text, int lineStart, int start, String word) {
    int sign = start - 1;
    if (sign >= lineStart && text.charAt(sign) == '{') {
      sign--;
    }
    return sign >= lineStart && text.charAt(sign) == '$' && IDENTIFIER.matchesAllOf(word);
  }

  /** Whether it is text, as far as its start tells. */
  static boolean isText(String content) {
    int nul = content.indexOf('\0');
    return !content.isEmpty() && (nul < 0 || nul > START);
  }
}
