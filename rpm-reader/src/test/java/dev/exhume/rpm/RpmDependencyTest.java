package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.rpm.version.RpmVersion;
import dev.exhume.testdata.RpmDatabases;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpmDependencyTest {
  private static final Map<String, Integer> FLAGS =
      Map.of(
          "",
          0,
          "<",
          RpmDependency.LESS,
          ">",
          RpmDependency.GREATER,
          "=",
          RpmDependency.EQUAL,
          "<=",
          RpmDependency.LESS | RpmDependency.EQUAL,
          ">=",
          RpmDependency.GREATER | RpmDependency.EQUAL);

  @Test
  void dependenciesOverlapAsRpmItselfSays() {
    assertThat(RpmDatabases.overlappingDependencies())
        .hasSizeGreaterThan(290)
        .allSatisfy(
            line -> {
              String[] field = line.split("\t", -1);
              RpmDependency one = dependency(field[0], field[1]);
              RpmDependency other = dependency(field[2], field[3]);
              assertThat(one.overlaps(other)).isEqualTo(field[4].equals("1"));
              assertThat(other.overlaps(one)).isEqualTo(field[4].equals("1"));
            });
  }

  @ParameterizedTest
  @CsvSource({
    ">=, 1:2.3, 1:2.3-4, true",
    ">=, 1:2.3, 2.4-1, false",
    ">=, 2.3, 1:2.3-4, true",
    "<, 2.3, 2.3-4, false",
    "<, 2.3-5, 2.3-4, true",
    "=, 2.3, 2.3-4, true",
    "=, 2.3-5, 2.3-4, false",
    ">, 2.3, 2.3-4, false"
  })
  void aRangeTakesAVersionAsRpmWould(String sign, String text, String installed, boolean accepted) {
    assertThat(dependency(sign, text).accepts(RpmVersion.parse(installed))).isEqualTo(accepted);
  }

  @Test
  void aNameAloneTakesEveryVersionAndNoOtherName() {
    RpmDependency perl = new RpmDependency("perl", 0, Optional.empty());
    assertThat(perl.accepts(RpmVersion.parse("5.8.5-36"))).isTrue();
    assertThat(perl.overlaps(new RpmDependency("perl", 8, Optional.of("5.8")))).isTrue();
    assertThat(perl.overlaps(new RpmDependency("python", 0, Optional.empty()))).isFalse();
  }

  private static RpmDependency dependency(String sign, String version) {
    return new RpmDependency("name", FLAGS.getOrDefault(sign, 0), Optional.of(version));
  }
}
