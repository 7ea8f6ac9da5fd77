package dev.exhume.core.analysis.ports.settings;

import com.google.common.base.CharMatcher;
import dev.exhume.core.reading.TextLine;
import java.util.Locale;
import java.util.Optional;

/** How a flat configuration file separates the name of a setting from its value. */
public enum SettingSyntax {
  /** {@code port 6379}, {@code -p 11211}. */
  WORDS {
    @Override
    int separator(String text) {
      return CharMatcher.whitespace().indexIn(text);
    }
  },
  /** {@code port = 27017}, {@code SSLPORT=993}. */
  EQUALS {
    @Override
    int separator(String text) {
      return text.indexOf('=');
    }
  },
  /** {@code bindIp: 127.0.0.1}; what it is nested in is not looked at. */
  COLON {
    @Override
    int separator(String text) {
      return text.indexOf(':');
    }
  };

  private static final CharMatcher COMMENT = CharMatcher.anyOf("#;!");
  private static final CharMatcher QUOTES = CharMatcher.anyOf("\"'");
  private static final int MAX_LINE = 4096;

  /** Where the name ends; negative if the line is no setting with a value. */
  abstract int separator(String text);

  /** Reads a line; a name without a value is a setting, too. */
  public Optional<Setting> read(TextLine line) {
    String text = withoutComment(line.text()).strip();
    if (text.isEmpty() || text.length() > MAX_LINE || COMMENT.matches(text.charAt(0))) {
      return Optional.empty();
    }
    int separator = separator(text);
    String name = separator < 0 ? text : text.substring(0, separator);
    String value = separator < 0 ? "" : text.substring(separator + 1);
    return Optional.of(new Setting(normal(name), QUOTES.trimFrom(value.strip()), line));
  }

  /** A name as it is compared: these daemons do not mind upper case, nor how many spaces. */
  public static String normal(String name) {
    return CharMatcher.whitespace().trimAndCollapseFrom(name, ' ').toLowerCase(Locale.ROOT);
  }

  private static String withoutComment(String text) {
    int comment = text.indexOf(" #");
    return comment < 0 ? text : text.substring(0, comment);
  }
}
