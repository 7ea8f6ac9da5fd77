package dev.exhume.core.analysis.host;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.TextLine;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code fstab}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/fstab.5.html">fstab(5)</a>
 */
record FstabEntry(
    String device, String mountPoint, String type, List<String> options, TextLine line) {

  private static final Pattern OCTAL_ESCAPE = Pattern.compile("\\\\([0-7]{3})");

  /**
   * Reads a line.
   *
   * @return empty when it does not say what is mounted where
   */
  static Optional<FstabEntry> of(TextLine line) {
    List<String> fields = Splitter.onPattern("\\s+").splitToList(line.stripped());
    if (fields.size() < 2) {
      return Optional.empty();
    }
    String mountPoint = withoutEndSlashes(unescaped(fields.get(1)));
    if (!mountPoint.startsWith("/") && !mountPoint.equals("none") && !mountPoint.equals("swap")) {
      return Optional.empty();
    }
    return Optional.of(
        new FstabEntry(
            unescaped(fields.get(0)),
            mountPoint,
            fields.size() > 2 ? fields.get(2) : "auto",
            Splitter.on(',').splitToList(fields.size() > 3 ? fields.get(3) : "defaults"),
            line));
  }

  /** A loop, for a pattern would try each slash of many anew. */
  private static String withoutEndSlashes(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /** Whether it shows a directory in a second place. */
  boolean isBind() {
    return options.contains("bind") || options.contains("rbind");
  }

  /** Whether it is the content of a file: {@code /data/tools.iso}. */
  boolean isImageFile() {
    boolean isLoop =
        options.stream().anyMatch(one -> one.equals("loop") || one.startsWith("loop="));
    return isLoop && device.startsWith("/") && !device.startsWith("/dev/");
  }

  /** A space in a name is written {@code \040}, which is how fields can hold one. */
  private static String unescaped(String field) {
    return OCTAL_ESCAPE
        .matcher(field)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) (Integer.parseInt(escape.group(1), 8) & 0xFF))));
  }
}
