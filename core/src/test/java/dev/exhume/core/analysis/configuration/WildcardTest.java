package dev.exhume.core.analysis.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "*.conf, ssl.conf, true",
    "*.conf, ssl.conf.rpmsave, false",
    "*, .hidden, false",
    ".*, .hidden, true",
    "ssl?.conf, ssl1.conf, true",
    "ssl?.conf, ssl.conf, false",
    "[0-9]*, 10-site, true",
    "[!0-9]*, 10-site, false",
    "a\\*b, a*b, true",
    "a\\*b, axb, false",
    "*a*b*, xxaxxbxx, true",
    "[, [, true",
  })
  void matchesAsTheShellDoes(String pattern, String name, boolean expected) {
    assertThat(new Wildcard(pattern).matches(name)).isEqualTo(expected);
  }

  @Test
  void noPatternTakesLong() {
    assertThat(new Wildcard("*a".repeat(1_000) + "b").matches("a".repeat(4_000))).isFalse();
  }
}
