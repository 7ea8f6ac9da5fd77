package dev.exhume.core.analysis.addresses;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.reading.TextLine;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  boolean isIn(Path file, Ownership ownership) {
    return path.matcher(file.toString()).matches()
        && !(onlyOwn && ownership.ownerOf(file).isPresent());
  }

  /** The machine that a line connects to; never a socket, a variable or a mere number. */
  Optional<String> host(TextLine text) {
    if (text.text().length() > LONGEST_LINE) {
      return Optional.empty();
    }
    Matcher matcher = line.matcher(text.text());
    return matcher.find()
        ? Optional.of(withoutPort(matcher.group("host"))).filter(Connection::canBeAHost)
        : Optional.empty();
  }

  private static String withoutPort(String host) {
    int colon = host.indexOf(':');
    return colon < 0 || colon != host.lastIndexOf(':') ? host : host.substring(0, colon);
  }

  private static boolean canBeAHost(String host) {
    return HOST.matcher(host).matches() && !NO_HOST.matcher(host).matches();
  }
}
