package dev.exhume.core.analysis.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void theVendorOfMostPackagesMadeTheDistribution() {
    Distribution distribution = Distribution.ofMost(vendors("CentOS", "CentOS", "Sun"));
    assertThat(distribution.isThirdParty(Optional.of("CentOS"))).isFalse();
    assertThat(distribution.isThirdParty(Optional.of("Sun"))).isTrue();
  }

  @Test
  void theVendorOfTheReleasePackageDidTooEvenIfItsPackagesAreFew() {
    Distribution distribution =
        Distribution.ofMost(vendors("Red Hat, Inc.", "Example Inc.", "Example Inc."))
            .and(Optional.of("Red Hat, Inc."));
    assertThat(distribution.isThirdParty(Optional.of("Red Hat, Inc."))).isFalse();
    assertThat(distribution.isThirdParty(Optional.of("Example Inc."))).isFalse();
  }

  @Test
  void aVendorThatChangedItsNameIsStillTheSame() {
    Distribution distribution =
        Distribution.ofMost(vendors("SUSE LINUX Products GmbH, Nuernberg, Germany"));
    assertThat(distribution.isThirdParty(Optional.of("SUSE LLC <https://www.suse.com/>")))
        .isFalse();
    assertThat(distribution.isThirdParty(Optional.of("Packman"))).isTrue();
  }

  @Test
  void aPackageWithoutVendorIsOfAThirdPartyWhereOthersHaveOne() {
    assertThat(Distribution.ofMost(vendors("CentOS")).isThirdParty(Optional.empty())).isTrue();
  }

  @Test
  void whereNobodyNamesAVendorNobodyIsAThirdParty() {
    assertThat(
            Distribution.ofMost(List.of(Optional.empty(), Optional.empty()))
                .isThirdParty(Optional.empty()))
        .isFalse();
  }

  private static List<Optional<String>> vendors(String... vendors) {
    return Stream.of(vendors).map(Optional::of).toList();
  }
}
