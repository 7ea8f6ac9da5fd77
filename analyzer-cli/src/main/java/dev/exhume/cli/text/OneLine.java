package dev.exhume.cli.text;

import dev.exhume.filesystem.UnixNames;
import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that came from a file or a user, fit for one line of a terminal. */
public final class OneLine {
  private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-f]{2})");

  private OneLine() {}

  /**
   * The text with each character that would do something to a terminal, line feeds first of all,
   * and each byte that is no text shown as an escape.
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

  /** The text that {@link #of} shows so, byte by byte; what it left alone stays as it is. */
  public static String unescaped(String line) {
    Matcher escape = ESCAPE.matcher(line);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length());
    int end = 0;
    while (escape.find()) {
      bytes.writeBytes(UnixNames.encode(line.substring(end, escape.start())));
      bytes.write(Integer.parseInt(escape.group(1), 16));
      end = escape.end();
    }
    bytes.writeBytes(UnixNames.encode(line.substring(end)));
    return UnixNames.decode(bytes.toByteArray());
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
