package dev.exhume.core.analysis.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportEndTest {
  /** From the makers' own pages. */
  @ParameterizedTest
  @CsvSource({
    "php, 3.0.18, 2000-10-20",
    "php, 4.4.9, 2008-08-07",
    "php, 5.3.3, 2014-08-14",
    "tomcat, 4.1.40, 2009-06-25",
    "tomcat, 3.3.2, 2004-03-09",
    "tomcat, 10.0.27, 2022-10-31",
    "java, 1.4.2, 2008-10-30",
    "java, 1.6.0, 2013-02",
    "python, 2.6, 2013-10-29",
    "python, 2.7, 2020-01-01",
    "python, 3.1, 2012-04-09",
    "python, 3.10, 2026-10-31",
    "node, 0.10.48, 2016-10-31",
    "node, 10.24.1, 2021-04-30",
    "perl, 5.26.3, 2020-05-30",
    "bind, 9.5.2, 2010-09",
  })
  void theNarrowestBranchTellsTheDay(String program, String version, String ended) {
    assertThat(SupportEnd.find(program, version)).map(SupportEnd::ended).contains(ended);
  }

  @ParameterizedTest
  @CsvSource({
    "java, 1.8.0",
    "perl, 5.8.8",
    "perl, 5.42.0",
    "node, 22.1.0",
    "tomcat, 10.1.5",
    "bind, 9.9.4",
    "tomcat, 5.0.30",
    "python, 3.13"
  })
  void aBranchThatIsCaredForOrOfWhichNoSourceWasFoundHasNone(String program, String version) {
    assertThat(SupportEnd.find(program, version)).isEmpty();
  }
}
