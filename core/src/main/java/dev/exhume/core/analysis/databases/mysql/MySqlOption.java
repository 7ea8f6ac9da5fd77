package dev.exhume.core.analysis.databases.mysql;

import dev.exhume.core.reading.TextLine;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of an option file that sets something.
 *
 * @param group in whose section it stands: {@code mysqld}
 * @param name with hyphens: {@code bind-address}
 * @param value empty text where there is only a name
 */
public record MySqlOption(String group, String name, String value, TextLine line) {
  private static final String OLD_PREFIX = "set-variable";

  /** Reads a line of a section; empty when it sets nothing. */
  static Optional<MySqlOption> parse(String group, TextLine line) {
    String text = withoutComment(line.text()).strip();
    String name = name(text);
    if (name.equals(OLD_PREFIX)) {
      // Up to 4.0: "set-variable = port=3307".
      text = value(text);
      name = name(text);
    }
    if (name.startsWith("loose-")) {
      name = name.substring("loose-".length());
    }
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new MySqlOption(group, name, value(text), line));
  }

  /** Whether an option that can be switched is on. */
  public boolean isOn() {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "0", "off", "false" -> false;
      default -> true;
    };
  }

  private static String name(String text) {
    int equals = text.indexOf('=');
    return (equals < 0 ? text : text.substring(0, equals))
        .strip()
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }

  private static String value(String text) {
    int equals = text.indexOf('=');
    String value = equals < 0 ? "" : text.substring(equals + 1).strip();
    boolean isQuoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }

  private static String withoutComment(String text) {
    int comment = text.indexOf('#');
    return comment < 0 ? text : text.substring(0, comment);
  }
}
