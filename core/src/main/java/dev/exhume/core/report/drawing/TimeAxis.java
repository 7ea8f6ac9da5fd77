package dev.exhume.core.report.drawing;

import dev.exhume.core.report.text.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A line of time from the first to the last of some moments, with its months and years. */
public final class TimeAxis {
  /** Of more marks the words would run into each other on a narrow screen. */
  private static final int MAX_TICKS = 6;

  private static final List<Integer> STEPS_IN_MONTHS = List.of(1, 3, 6, 12, 24, 60, 120, 300, 600);
  private static final double NARROWEST_BAR = 0.4;
  private static final double NEAR_END = 90;

  private final LocalDate start;
  private final long days;

  private TimeAxis(LocalDate start, long days) {
    this.start = start;
    this.days = days;
  }

  /**
   * A mark of the calendar.
   *
   * @param anchor on which side of it its words begin or end
   */
  public record Tick(String x, String anchor, String label) {}

  /** A moment on the line. */
  public record Dot(String x, String label) {}

  /** How much happened in a month. */
  public record Bar(String x, String width, String y, String height, String label) {}

  /** The axis for some moments; none if there is not one that a calendar has. */
  public static Optional<TimeAxis> of(Collection<Instant> moments) {
    List<LocalDate> known =
        moments.stream().filter(Moment::isUsual).map(TimeAxis::day).sorted().toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    LocalDate first = known.get(0).withDayOfMonth(1);
    LocalDate last = known.get(known.size() - 1).withDayOfMonth(1).plusMonths(1);
    return Optional.of(new TimeAxis(first, ChronoUnit.DAYS.between(first, last)));
  }

  /** Where a moment is; none if it is not on this line. */
  public Optional<Dot> dot(Instant moment, String label) {
    if (!Moment.isUsual(moment)) {
      return Optional.empty();
    }
    double at = at(day(moment));
    return at < 0 || at > 100 ? Optional.empty() : Optional.of(new Dot(Percent.of(at), label));
  }

  /** Bars for what happened by month, in proportion to the square root: one is still seen. */
  public List<Bar> bars(Map<YearMonth, Long> counts) {
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<Bar> bars = new ArrayList<>();
    counts.forEach(
        (month, count) -> {
          double from = at(month.atDay(1));
          double width = Math.max(NARROWEST_BAR, at(month.plusMonths(1).atDay(1)) - from);
          double height = 100 * Math.sqrt(count / (double) most);
          bars.add(
              new Bar(
                  Percent.of(from),
                  Percent.of(width),
                  Percent.of(100 - height),
                  Percent.of(height),
                  "%s: %d".formatted(month, count)));
        });
    return bars;
  }

  /** The marks of the calendar, in steps that leave room for their words. */
  public List<Tick> ticks() {
    LocalDate end = start.plusDays(days);
    int step =
        STEPS_IN_MONTHS.stream()
            .filter(months -> ChronoUnit.MONTHS.between(start, end) / months <= MAX_TICKS)
            .findFirst()
            .orElse(12_000);
    LocalDate tick =
        step < 12
            ? start
            : LocalDate.of(Math.floorDiv(start.getYear(), step / 12) * (step / 12), 1, 1);
    List<Tick> ticks = new ArrayList<>();
    for (; tick.isBefore(end) && ticks.size() <= 2 * MAX_TICKS; tick = tick.plusMonths(step)) {
      if (!tick.isBefore(start)) {
        ticks.add(
            new Tick(
                Percent.of(at(tick)), at(tick) > NEAR_END ? "end" : "start", label(tick, step)));
      }
    }
    return ticks;
  }

  private static String label(LocalDate tick, int step) {
    return step < 12 && tick.getMonthValue() != 1
        ? String.format(Locale.ROOT, "%d-%02d", tick.getYear(), tick.getMonthValue())
        : Integer.toString(tick.getYear());
  }

  private double at(LocalDate day) {
    return 100.0 * ChronoUnit.DAYS.between(start, day) / days;
  }

  private static LocalDate day(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
