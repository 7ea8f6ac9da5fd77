package dev.exhume.core.analysis.vulnerabilities.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CvssVectorTest {
  /** Examples of the specifications' own guides, with the scores that those give. */
  @ParameterizedTest
  @CsvSource({
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, 9.8",
    "CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N, 6.4",
    "CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N, 3.1",
    "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H, 7.8",
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N, 0.0",
    "AV:N/AC:L/Au:N/C:N/I:N/A:C, 7.8",
    "AV:N/AC:L/Au:N/C:C/I:C/A:C, 10.0",
    "AV:L/AC:H/Au:N/C:C/I:C/A:C, 6.2",
    "7.5, 7.5"
  })
  void theBaseScoreIsThatOfTheSpecification(String vector, double score) {
    assertThat(CvssVector.baseScore(vector)).contains(score);
  }

  @Test
  void whatIsNoVectorHasNoScore() {
    assertThat(CvssVector.baseScore("CVSS:3.1/AV:N/AC:L")).isEmpty();
    assertThat(CvssVector.baseScore("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H")).isEmpty();
    assertThat(CvssVector.baseScore("high")).isEmpty();
    assertThat(CvssVector.severity("0.0")).isEmpty();
  }
}
