package dev.exhume.core.report.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A time as the report shows it, in UTC.
 *
 * @param iso for programs
 */
public record Moment(String iso, String text) {
  /** A server's clock can show anything; outside of these years a time is only repeated. */
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LONG_DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /** A time, shown to the minute. */
  public static Moment of(Instant time) {
    return new Moment(
        time.truncatedTo(ChronoUnit.SECONDS).toString(),
        isUsual(time) ? MINUTE.format(time) : time.toString());
  }

  /** A time that may not be known. */
  public static List<Moment> of(Optional<Instant> time) {
    return time.stream().map(Moment::of).toList();
  }

  /** The time in a line of text; empty when it is not known. */
  public static String text(Optional<Instant> time) {
    return time.map(known -> of(known).text()).orElse("");
  }

  /** The day alone; empty when it is not known. */
  public static String day(Optional<Instant> time) {
    return time.map(
            known ->
                isUsual(known)
                    ? known.atOffset(ZoneOffset.UTC).toLocalDate().toString()
                    : known.toString())
        .orElse("");
  }

  /** The day in a sentence: {@code 2 April 2013}. */
  public static String longDay(Instant time) {
    return isUsual(time) ? longDay(time.atOffset(ZoneOffset.UTC).toLocalDate()) : time.toString();
  }

  /** The day in a sentence. */
  public static String longDay(LocalDate day) {
    return LONG_DAY.format(day);
  }

  /** Whether a time can be set on a calendar. */
  public static boolean isUsual(Instant time) {
    return !time.isBefore(FIRST) && !time.isAfter(LAST);
  }

  /** How long one time is before another: {@code 13 years}; empty if it is not. */
  public static String between(Instant earlier, Instant later) {
    if (!isUsual(earlier) || !isUsual(later) || earlier.isAfter(later)) {
      return "";
    }
    LocalDate from = earlier.atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate to = later.atOffset(ZoneOffset.UTC).toLocalDate();
    for (ChronoUnit unit : List.of(ChronoUnit.YEARS, ChronoUnit.MONTHS)) {
      long number = unit.between(from, to);
      if (number >= 2) {
        return number + " " + unit.toString().toLowerCase(Locale.ROOT);
      }
    }
    long days = ChronoUnit.DAYS.between(from, to);
    return days == 1 ? "1 day" : days + " days";
  }
}
