package dev.exhume.core.analysis.upstream;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import dev.exhume.core.reading.TsvTable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;

/**
 * The end of what the makers of a program did for a branch of its versions.
 *
 * @param program as the profile's software calls it
 * @param ended a day, or a month where no day is known: {@code 2013-02}
 */
record SupportEnd(String program, UpstreamVersion branch, String ended) {
  private static final int MONTH_LENGTH = "2013-02".length();

  private static final ImmutableListMultimap<String, SupportEnd> ALL =
      Multimaps.index(
          TsvTable.resource(SupportEnd.class, "software-end-of-life.tsv").rows().stream()
              .map(
                  row ->
                      new SupportEnd(
                          row.get("program"),
                          UpstreamVersion.parse(row.get("branch")),
                          row.get("ended")))
              .toList(),
          SupportEnd::program);

  /** That of the narrowest branch which a version is of. */
  static Optional<SupportEnd> find(String program, String version) {
    UpstreamVersion parsed = UpstreamVersion.parse(version);
    return ALL.get(program).stream()
        .filter(end -> parsed.isOf(end.branch))
        .max(Comparator.comparing(end -> end.branch.parts().size()));
  }

  /** Whether it was over on a day. */
  boolean isBefore(LocalDate day) {
    return lastDay().isBefore(day);
  }

  private LocalDate lastDay() {
    return ended.length() == MONTH_LENGTH
        ? YearMonth.parse(ended).atEndOfMonth()
        : LocalDate.parse(ended);
  }
}
