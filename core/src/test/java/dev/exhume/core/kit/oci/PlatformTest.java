package dev.exhume.core.kit.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "linux/386, 386, ''",
    "linux/amd64, amd64, ''",
    "linux/arm/v5, arm, v5",
    "linux/ppc64le, ppc64le, ''",
    "linux/s390x, s390x, ''"
  })
  void whatDockerNamesIsTakenApart(String platform, String architecture, String variant) {
    assertThat(Platform.of(Optional.of(platform), Optional.empty()))
        .isEqualTo(
            new Platform(
                architecture, variant.isEmpty() ? Optional.empty() : Optional.of(variant)));
  }

  @Test
  void aMachineThatDockerDoesNotNameKeepsItsOwnName() {
    assertThat(Platform.of(Optional.empty(), Optional.of("sparc")).architecture())
        .isEqualTo("sparc");
  }

  @Test
  void whatIsNoPlatformIsUnknown() {
    assertThat(Platform.of(Optional.of("linux/386 --privileged"), Optional.of("$(id)")))
        .isEqualTo(new Platform("unknown", Optional.empty()));
  }
}
