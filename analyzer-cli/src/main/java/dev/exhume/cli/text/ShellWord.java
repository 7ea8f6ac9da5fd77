package dev.exhume.cli.text;

import java.util.regex.Pattern;

/** A word as a shell takes it literally. */
public final class ShellWord {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  private ShellWord() {}

  public static String of(String word) {
    return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
