package dev.exhume.core.reading;

import dev.exhume.core.profile.Evidence;

/**
 * A line of a text file, without its line end.
 *
 * @param path of the file
 * @param number counted from 1
 */
public record TextLine(String path, int number, String text) {
  /** Where the line stands. */
  public Evidence evidence() {
    return Evidence.line(path, number);
  }

  /** The text without white space around it. */
  public String stripped() {
    return text.strip();
  }

  /** The text without white space around it, and where it stands. */
  public Sourced<String> sourced() {
    return new Sourced<>(stripped(), evidence());
  }

  /** Whether the line says nothing: it is empty, or a comment that starts with {@code #}. */
  public boolean isBlankOrComment() {
    String stripped = stripped();
    return stripped.isEmpty() || stripped.startsWith("#");
  }
}
