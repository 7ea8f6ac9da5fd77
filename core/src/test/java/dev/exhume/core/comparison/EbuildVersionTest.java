package dev.exhume.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EbuildVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.0_alpha2, 1.0_beta1",
    "1.0_rc3, 1.0",
    "1.0, 1.0_p1",
    "1.0_p1, 1.0_p2",
    "1.0, 1.0-r1",
    "1.0-r9, 1.0-r10",
    "1.9, 1.10",
    "1.05, 1.1",
    "1.0, 1.0.0",
    "0.9.8k, 0.9.8l",
    "0.9.8z, 0.9.9",
    "2.8_p20080602, 2.8_p20090101-r1",
    "1.0_alpha_rc1, 1.0_alpha_rc2",
    "9999999999999999999998, 9999999999999999999999",
    "'', 1.0"
  })
  void theFirstIsOlder(String older, String newer) {
    assertThat(EbuildVersion.parse(older)).isLessThan(EbuildVersion.parse(newer));
    assertThat(EbuildVersion.parse(newer)).isGreaterThan(EbuildVersion.parse(older));
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1.0-r0", "1.0_p, 1.0_p0", "01, 1"})
  void bothAreTheSame(String one, String other) {
    assertThat(EbuildVersion.parse(one)).isEqualByComparingTo(EbuildVersion.parse(other));
  }

  @Test
  void aListOfAlpineIsReadAsOne() {
    assertThat(
            PlainList.of(List.of("musl-1.1.14-r14", "busybox-1.24.2-r12")).orElseThrow().manager())
        .contains("apk");
  }

  @Test
  void aListOfSlackwareIsReadAsOne() {
    assertThat(PlainList.of(List.of("httpd-2.2.4-i486-6_slack12.0")).orElseThrow().items())
        .singleElement()
        .satisfies(item -> assertThat(item.release()).contains("6_slack12.0"))
        .satisfies(item -> assertThat(item.version()).isEqualTo("2.2.4"));
  }

  @Test
  void aListOfGentooIsReadAsOne() {
    assertThat(PlainList.of(List.of("www-servers/apache-2.2.11-r2")).orElseThrow().items())
        .singleElement()
        .satisfies(item -> assertThat(item.name()).isEqualTo("www-servers/apache"));
  }

  @Test
  void aListOfRpmIsNone() {
    assertThat(PlainList.of(List.of("bash-3.0-19.2.i386", "sed-4.1.2-r8"))).isEmpty();
  }
}
