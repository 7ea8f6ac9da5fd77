package dev.exhume.core.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.report.drawing.TimeAxis.Tick;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAxisTest {
  private static final Instant START = Instant.parse("2008-01-12T20:14:07Z");

  @ParameterizedTest
  @CsvSource({
    "2008-01-20, 2008",
    "2008-04-20, 2008;2008-02;2008-03;2008-04",
    "2009-03-01, 2008;2008-04;2008-07;2008-10;2009",
    "2013-04-02, 2008;2009;2010;2011;2012;2013",
    "2026-04-02, 2010;2015;2020;2025",
  })
  void theMarksOfTheCalendarSuitTheLengthOfTheLife(String end, String labels) {
    TimeAxis axis = TimeAxis.of(List.of(START, Instant.parse(end + "T00:00:00Z"))).orElseThrow();
    assertThat(String.join(";", axis.ticks().stream().map(Tick::label).toList())).isEqualTo(labels);
  }

  @Test
  void aMomentIsWhereItIsInTime() {
    TimeAxis axis =
        TimeAxis.of(
                List.of(
                    Instant.parse("2010-01-01T00:00:00Z"), Instant.parse("2010-12-31T00:00:00Z")))
            .orElseThrow();
    assertThat(axis.dot(Instant.parse("2010-07-02T12:00:00Z"), "half").orElseThrow().x())
        .startsWith("49.8");
    assertThat(axis.dot(Instant.parse("2012-01-01T00:00:00Z"), "later")).isEmpty();
  }

  @Test
  void oneAmongManyIsStillSeen() {
    TimeAxis axis =
        TimeAxis.of(List.of(START, Instant.parse("2013-04-02T00:00:00Z"))).orElseThrow();
    assertThat(axis.bars(Map.of(YearMonth.of(2009, 5), 1L, YearMonth.of(2008, 1), 1500L)))
        .extracting(TimeAxis.Bar::height)
        .containsExactlyInAnyOrder("100.000%", "2.582%");
  }

  @Test
  void timesThatNoCalendarHasAreLeftOut() {
    assertThat(TimeAxis.of(List.of(Instant.MIN, Instant.MAX, Instant.ofEpochSecond(-1)))).isEmpty();
    TimeAxis axis = TimeAxis.of(List.of(START, Instant.MAX)).orElseThrow();
    assertThat(axis.dot(Instant.MAX, "never")).isEmpty();
    assertThat(axis.ticks()).extracting(Tick::label).containsExactly("2008");
  }

  @Test
  void anAxisOfThousandsOfYearsHasFewMarks() {
    TimeAxis axis =
        TimeAxis.of(List.of(START, Instant.parse("9999-12-31T00:00:00Z"))).orElseThrow();
    assertThat(axis.ticks()).hasSizeBetween(1, 12);
  }
}
