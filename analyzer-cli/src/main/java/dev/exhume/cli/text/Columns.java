package dev.exhume.cli.text;

/** How many columns of a terminal a text takes, and how it is made to fit them. */
public final class Columns {
  private static final String ELLIPSIS = "…";
  private static final int FIRST_WIDE = 0x1100;

  private Columns() {}

  /** The number of columns of a text that {@link OneLine} made harmless. */
  public static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /** The text as far as it fits, in one line; an ellipsis stands for the rest. */
  public static String shortened(String text, int columns) {
    String line = OneLine.of(text);
    if (of(line) <= columns) {
      return line;
    }
    StringBuilder start = new StringBuilder();
    int left = columns - 1;
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      int character = line.codePointAt(i);
      left -= of(character);
      if (left < 0) {
        break;
      }
      start.appendCodePoint(character);
    }
    return start.toString().stripTrailing() + ELLIPSIS;
  }

  /** The end of a text as far as it fits: of a path its name. */
  public static String endOf(String text, int columns) {
    String line = OneLine.of(text);
    if (of(line) <= columns) {
      return line;
    }
    int start = line.length();
    int left = columns - 1;
    while (start > 0) {
      int character = line.codePointBefore(start);
      left -= of(character);
      if (left < 0) {
        break;
      }
      start -= Character.charCount(character);
    }
    return ELLIPSIS + line.substring(start);
  }

  /** The text and blanks up to a width. */
  public static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  private static int of(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return character >= FIRST_WIDE && isWide(character) ? 2 : 1;
  }

  /** What Unicode calls wide: the scripts of East Asia, and pictures. */
  private static boolean isWide(int character) {
    return Character.isIdeographic(character)
        || (character <= 0x115f)
        || (character >= 0x2e80 && character <= 0xa4cf)
        || (character >= 0xac00 && character <= 0xd7a3)
        || (character >= 0xff00 && character <= 0xff60)
        || (character >= 0x1f300 && character <= 0x1faff);
  }
}
