package dev.exhume.core.reading;

/** Text that came from a dead server, so that all of it is seen and none of it does anything. */
public final class VisibleText {
  private VisibleText() {}

  /**
   * The text in one line, with each control character, each that turns the direction of writing
   * round, and each byte that is no text shown as an escape.
   */
  public static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (isRawByte(character)) {
                line.append("\\x%02x".formatted(character & 0xff));
              } else if (Character.isISOControl(character)) {
                line.append("\\x%02x".formatted(character));
              } else if (isInvisible(character)) {
                line.append("\\u%04x".formatted(character));
              } else {
                line.appendCodePoint(character);
              }
            });
    return line.toString();
  }

  /** A byte of a file name that is not UTF-8, as the dead server's file system serves it. */
  private static boolean isRawByte(int character) {
    return character >= 0xef80 && character <= 0xefff;
  }

  /** What turns the direction of writing round, or ends a line without being a control. */
  private static boolean isInvisible(int character) {
    int type = Character.getType(character);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
