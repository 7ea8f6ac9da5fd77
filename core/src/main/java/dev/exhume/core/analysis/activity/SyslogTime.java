package dev.exhume.core.analysis.activity;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time at the start of a line of the system log, {@code Apr 2 03:10:11} or {@code 2013-04-02
 * 03:10:11}. It has no zone and often no year, so that only the distance of two lines means
 * something.
 */
final class SyslogTime {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final Pattern SHORT =
      Pattern.compile("(\\p{Alpha}{3}) {1,2}(\\d{1,2}) (\\d{2}):(\\d{2}):(\\d{2}) .*");

  private static final Pattern LONG =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[T ](\\d{2}):(\\d{2}):(\\d{2}).*");

  /** A year with a February 29th, for lines that have none. */
  private static final int SOME_YEAR = 2012;

  private SyslogTime() {}

  /** How much earlier one line was written than another one below it. */
  static Optional<Duration> between(String earlier, String later) {
    Optional<LocalDateTime> start = of(earlier);
    Optional<LocalDateTime> end = of(later);
    if (start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    Duration duration = Duration.between(start.get(), end.get());
    // From December to January.
    return Optional.of(duration.isNegative() ? duration.plusDays(366) : duration)
        .filter(time -> !time.isNegative());
  }

  private static Optional<LocalDateTime> of(String line) {
    Matcher date = SHORT.matcher(line);
    if (date.matches()) {
      return time(SOME_YEAR, MONTHS.indexOf(date.group(1)) + 1, date, 2);
    }
    date = LONG.matcher(line);
    return date.matches()
        ? time(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), date, 3)
        : Optional.empty();
  }

  private static Optional<LocalDateTime> time(int year, int month, Matcher date, int day) {
    try {
      return Optional.of(
          LocalDateTime.of(
              year,
              month,
              Integer.parseInt(date.group(day)),
              Integer.parseInt(date.group(day + 1)),
              Integer.parseInt(date.group(day + 2)),
              Integer.parseInt(date.group(day + 3))));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }
}
