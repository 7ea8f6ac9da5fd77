package dev.exhume.rpm.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.RpmDatabases;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpmVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.0, 2.0",
    "2.0, 2.0.1",
    "9, 10",
    "1.05, 1.6",
    "5.5p1, 5.5p2",
    "5.5p1, 5.5p10",
    "10xyz, 10.1xyz",
    "xyz10, xyz10.1",
    "xyz, 8",
    "xyz.4, 2",
    "5.5p2, 5.6p1",
    "2.0, 2.0a",
    "1.0~rc1, 1.0",
    "1.0~rc1, 1.0~rc2",
    "1.0~rc1~git123, 1.0~rc1",
    "1.0, 1.0^",
    "1.0^git1, 1.0^git2",
    "1.0^git1, 1.01",
    "1.0~rc1, 1.0~rc1^git1",
    "1.0^git1~pre, 1.0^git1",
    "17.el5, 17.el5_11.8",
    "99999999999999999999998, 99999999999999999999999"
  })
  void theFirstIsOlder(String older, String newer) {
    assertThat(RpmVersion.compare(older, newer)).isNegative();
    assertThat(RpmVersion.compare(newer, older)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0",
    "1.0, 1_0",
    "1.0010, 1.10",
    "1.0., 1.0",
    "a, a",
    "1.0^, 1.0^",
    "2_0, 2.0"
  })
  void bothAreTheSame(String a, String b) {
    assertThat(RpmVersion.compare(a, b)).isZero();
    assertThat(RpmVersion.compare(b, a)).isZero();
  }

  @Test
  void theOrderOfVersionsIsThatOfRpmItself() {
    assertThat(RpmDatabases.comparedVersions())
        .hasSize(300)
        .allSatisfy(
            line -> {
              String[] field = line.split("\t", -1);
              assertThat(Integer.signum(RpmVersion.compare(field[0], field[1])))
                  .isEqualTo(Integer.parseInt(field[2]));
            });
  }

  @Test
  void theOrderOfEpochVersionAndReleaseIsThatOfRpmItself() {
    assertThat(RpmDatabases.comparedEvrs())
        .hasSizeGreaterThan(290)
        .allSatisfy(
            line -> {
              String[] field = line.split("\t", -1);
              assertThat(
                      Integer.signum(
                          RpmVersion.parse(field[0]).compareTo(RpmVersion.parse(field[1]))))
                  .isEqualTo(Integer.parseInt(field[2]));
            });
  }

  @Test
  void aVersionIsTakenApartAndPrintedAsRpmDoes() {
    RpmVersion httpd = RpmVersion.parse("1:2.0.52-38.ent");
    assertThat(httpd)
        .isEqualTo(new RpmVersion(Optional.of(1L), "2.0.52", Optional.of("38.ent")))
        .hasToString("1:2.0.52-38.ent");
    assertThat(RpmVersion.parse("1-2-3").version()).isEqualTo("1-2");
    assertThat(RpmVersion.parse("7")).hasToString("7");
    assertThat(RpmVersion.parse(":1").epoch()).contains(0L);
    assertThat(RpmVersion.parse("a:1").version()).isEqualTo("a:1");
    assertThat(RpmVersion.parse("99999999999999999999:1"))
        .isGreaterThan(RpmVersion.parse("4294967295:1"));
    assertThat(RpmVersion.parse("")).isLessThan(RpmVersion.parse("0"));
  }

  @Test
  void anEpochThatIsAbsentComparesAsZero() {
    assertThat(RpmVersion.parse("1.0-1")).isEqualByComparingTo(RpmVersion.parse("0:1.0-1"));
    assertThat(RpmVersion.parse("1.0-1")).isLessThan(RpmVersion.parse("1:0.1-1"));
  }

  @Test
  void versionsOfStrangeCharactersAreInOneOrder() {
    List<String> versions =
        List.of(
            "~~", "~", "", "é", "^", "^~", "^^", "a", "a1", "a.b", "0", "0a", "1~", "1", "1^",
            "1.a");
    for (String a : versions) {
      for (String b : versions) {
        assertThat(RpmVersion.compare(a, b)).isEqualTo(-RpmVersion.compare(b, a));
        for (String c : versions) {
          if (RpmVersion.compare(a, b) <= 0 && RpmVersion.compare(b, c) <= 0) {
            assertThat(RpmVersion.compare(a, c)).isLessThanOrEqualTo(0);
          }
        }
      }
    }
  }
}
