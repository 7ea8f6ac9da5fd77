package dev.exhume.core.analysis.vulnerabilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssessmentTest {
  private static final TsvTable CASES = TsvTable.resource(AssessmentTest.class, "cases.tsv");

  static Stream<TsvTable.Row> cases() {
    return CASES.rows().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aBuildIsJudgedAsAnExpertDoes(TsvTable.Row row) {
    Assessment assessment = assess(row);

    assertThat(assessment.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .as("%s: %s", row.cells(), assessment.reason())
        .isEqualTo(row.get("state"));
  }

  @Test
  void thereAreAtLeastSixtyCasesWithEveryVerdict() {
    assertThat(CASES.rows()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(CASES.rows().stream().map(row -> row.get("state")).distinct())
        .containsExactlyInAnyOrder("vulnerable", "fixed", "not-affected", "uncertain");
  }

  @Test
  void aFixThatWasSoldIsSaidToHaveNeverBeenPublic() {
    TsvTable.Row centos4 =
        CASES.rows().stream()
            .filter(row -> row.get("release").equals("4.6") && row.get("package").equals("bash"))
            .findFirst()
            .orElseThrow();

    assertThat(assess(centos4).reason())
        .isEqualTo(
            "its fix, 0:3.0-27.el4.2 (RHSA-2014:1294), was sold to subscribers only and never"
                + " public");
  }

  private static Assessment assess(TsvTable.Row row) {
    InstalledBuild build =
        new InstalledBuild(
            row.get("os"),
            row.get("release"),
            row.get("package"),
            row.get("installed"),
            Set.of(row.find("changelog").orElse("none").split(" ")));
    List<Advisory> advisories =
        AdvisoryTable.shipped().of(build).stream()
            .filter(advisory -> advisory.cve().equals(row.get("cve")))
            .toList();
    assertThat(advisories).as(row.cells().toString()).hasSize(1);
    return Assessment.of(advisories.get(0), build);
  }
}
