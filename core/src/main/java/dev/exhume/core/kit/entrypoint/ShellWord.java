package dev.exhume.core.kit.entrypoint;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text as a word of a shell script: never more than one word, never a command. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private ShellWord() {}

  /**
   * The text in single quotes, where nothing has a meaning.
   *
   * @throws IllegalArgumentException if the text has a NUL, which no shell can hold
   */
  public static String quote(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL in a word of a shell script");
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** The text as it is if it needs no quotes, else in quotes. */
  public static String of(String text) {
    return PLAIN.matcher(text).matches() ? text : quote(text);
  }

  /** Several words with spaces between them, all in quotes. */
  public static String quote(List<String> words) {
    return words.stream().map(ShellWord::quote).collect(Collectors.joining(" "));
  }

  /** Text for a comment or a message: one line, whatever it was. */
  public static String oneLine(String text) {
    return CONTROL.matcher(text).replaceAll("?");
  }
}
