package dev.exhume.core.analysis.databases.mysql;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size as options have it: {@code 256M}. */
final class ByteCount {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,12})([kmgKMG]?)");

  private ByteCount() {}

  static Optional<Long> parse(String text) {
    Matcher size = TEXT.matcher(text.strip());
    if (!size.matches()) {
      return Optional.empty();
    }
    int shift =
        switch (size.group(2).toLowerCase(Locale.ROOT)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          default -> 0;
        };
    return Optional.of(Long.parseLong(size.group(1)) << shift);
  }
}
