package dev.exhume.core.analysis.addresses;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.TextLine;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of line by which a program connects to another machine.
 *
 * @param path of the files that hold such lines
 * @param onlyOwn whether files of packages are passed over, since such lines abound there
 * @param line with a group {@code host}
 * @param service what listens there
 * @param advice if it is another than to see that the machine can be reached
 */
record Connection(
    Pattern path, boolean onlyOwn, Pattern line, String service, Optional<String> advice) {
  /** Longer lines are data or packed scripts, and slow to match. */
  private static final int LONGEST_LINE = 1000;

  /** Some settings take a list. */
  private static final Pattern BETWEEN_HOSTS = Pattern.compile("[\\s,]+");

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][\\w.:-]*");
  private static final Pattern NO_HOST =
      Pattern.compile("\\d+|(?i:true|false|yes|no|on|off|null|none)|.*\\.(?:php|sock)");

  /** All that are known, from {@code connections.tsv}. */
  static List<Connection> known() {
    return TsvTable.resource(Connection.class, "connections.tsv").rows().stream()
        .map(
            row ->
                new Connection(
                    Pattern.compile(row.get("path")),
                    row.get("files").equals("own"),
                    Pattern.compile(row.get("line"), Pattern.CASE_INSENSITIVE),
                    row.get("service"),
                    row.find("advice")))
        .toList();
  }

  /**
   * Whether a file may hold such lines.
   *
   * @param isOwned whether a package owns the file
   */
  boolean isIn(Path file, BooleanSupplier isOwned) {
    return path.matcher(file.toString()).matches() && !(onlyOwn && isOwned.getAsBoolean());
  }

  /** The machines that a line connects to; never a socket, a variable or a mere number. */
  List<Target> targets(TextLine text) {
    if (text.text().length() > LONGEST_LINE) {
      return List.of();
    }
    Matcher matcher = line.matcher(text.text());
    if (!matcher.find()) {
      return List.of();
    }
    String after = text.text().substring(matcher.end("host"));
    return Splitter.on(BETWEEN_HOSTS)
        .omitEmptyStrings()
        .splitToStream(matcher.group("host"))
        .map(host -> Target.of(host, after))
        .filter(target -> canBeAHost(target.host()))
        .toList();
  }

  private static boolean canBeAHost(String host) {
    return HOST.matcher(host).matches() && !NO_HOST.matcher(host).matches();
  }

  /**
   * A machine and, where the line says it, the port there.
   *
   * @param port in decimal
   */
  record Target(String host, Optional<String> port) {
    private static final Pattern PORT = Pattern.compile("\\]?:(\\d{1,5})(?!\\d).*", Pattern.DOTALL);

    /** The port stands behind a colon, in the text of the host or after it. */
    private static Target of(String text, String after) {
      int colon = text.indexOf(':');
      boolean isAddress = colon >= 0 && colon != text.lastIndexOf(':');
      String host = colon < 0 || isAddress ? text : text.substring(0, colon);
      Matcher port = PORT.matcher(text.substring(host.length()) + after);
      return new Target(host, port.matches() ? Optional.of(port.group(1)) : Optional.empty());
    }
  }
}
