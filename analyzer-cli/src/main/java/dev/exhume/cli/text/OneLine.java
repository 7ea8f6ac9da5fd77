package dev.exhume.cli.text;

import dev.exhume.core.reading.VisibleText;
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
    return VisibleText.of(text);
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
}
