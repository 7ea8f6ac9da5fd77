package dev.exhume.core.analysis.vulnerabilities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DpkgVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.0~rc1, 1.0",
    "1.0~~, 1.0~",
    "1.0, 1.0a",
    "1.0a, 1.0+b",
    "1.9, 1.10",
    "9.9, 1:0.1",
    "1.0-1, 1.0-1.1",
    "1.0, 1.0-1",
    "1.0-1~bpo60+1, 1.0-1",
    "4.2+dfsg-0.1+deb7u1, 4.2+dfsg-0.1+deb7u3",
    "2.2.8-1ubuntu0.9, 2.2.8-1ubuntu0.24",
    "0.9.8g-4ubuntu3, 0.9.8g-4ubuntu3.1",
    "1.0-99999999999999999998, 1.0-99999999999999999999"
  })
  void anOlderVersionIsOlderAsDpkgHasIt(String older, String newer) {
    assertThat(DpkgVersion.parse(older)).isLessThan(DpkgVersion.parse(newer));
    assertThat(DpkgVersion.parse(newer)).isGreaterThan(DpkgVersion.parse(older));
  }

  @ParameterizedTest
  @CsvSource({"1.0, 0:1.0", "1.01, 1.1", "1.0-0, 1.0"})
  void zerosMakeNoDifference(String one, String other) {
    assertThat(DpkgVersion.parse(one)).isEqualByComparingTo(DpkgVersion.parse(other));
  }
}
