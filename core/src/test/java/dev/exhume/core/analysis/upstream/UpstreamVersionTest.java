package dev.exhume.core.analysis.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.0.1, 1.0.1g",
    "1.0.1f, 1.0.1g",
    "0.9.8l, 0.9.8m",
    "0.9.8z, 0.9.8zh",
    "1.3.2rc3, 1.3.2",
    "1.3.3b, 1.3.3c",
    "1.3.3, 1.3.3c",
    "9.9.7, 9.9.7-P2",
    "9.9.7-P1, 9.9.7-P2",
    "9.9.7-P2, 9.9.8",
    "2.0-beta9, 2.0",
    "2.0-beta8, 2.0-beta9",
    "9.0.0.M1, 9.0.0",
    "2.3.15, 2.3.15.1",
    "2.9, 2.10",
    "3.7.1p1, 3.7.1p2",
    "5.3.17.RELEASE, 5.3.18",
    "5.3.18-SNAPSHOT, 5.3.18",
    "4.2.0.CP08, 4.2.0.CP09"
  })
  void theOneBeforeIsLess(String before, String after) {
    UpstreamVersion one = UpstreamVersion.parse(before);
    UpstreamVersion other = UpstreamVersion.parse(after);
    assertThat(one).isLessThan(other);
    assertThat(other).isGreaterThan(one);
  }

  @ParameterizedTest
  @CsvSource({"5.3.18.RELEASE, 5.3.18", "4.1.0.Final, 4.1", "2.0, 2.0.0"})
  void wordsForTheVersionItselfAndNoughtsAtItsEndDoNotCount(String one, String other) {
    assertThat(UpstreamVersion.parse(one)).isEqualByComparingTo(UpstreamVersion.parse(other));
  }

  @Test
  void aBranchIsNotTheStartOfANumber() {
    assertThat(UpstreamVersion.parse("1.0.1g").isOf(UpstreamVersion.parse("1.0.1"))).isTrue();
    assertThat(UpstreamVersion.parse("1.0.10").isOf(UpstreamVersion.parse("1.0.1"))).isFalse();
    assertThat(UpstreamVersion.parse("1.0").isOf(UpstreamVersion.parse("1.0.1"))).isFalse();
  }

  @Test
  void nonsenseIsComparedAsWell() {
    assertThat(UpstreamVersion.parse("9".repeat(5_000))).isGreaterThan(UpstreamVersion.parse("?"));
  }
}
