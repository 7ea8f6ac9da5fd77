package dev.exhume.core.analysis.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Packages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void theVendorOfMostPackagesMadeTheDistribution() {
    assertThat(thirdParties(Set.of(), item("a", "CentOS"), item("b", "CentOS"), item("c", "Sun")))
        .containsExactly("c");
  }

  @Test
  void theVendorOfTheReleasePackageDidTooEvenIfItsPackagesAreFew() {
    assertThat(
            thirdParties(
                Set.of("release"),
                item("release", "Red Hat, Inc."),
                item("own1", "Example Inc."),
                item("own2", "Example Inc.")))
        .isEmpty();
  }

  @Test
  void aVendorThatChangedItsNameIsStillTheSame() {
    assertThat(
            thirdParties(
                Set.of(),
                item("a", "SUSE LINUX Products GmbH, Nuernberg, Germany"),
                item("b", "SUSE LLC <https://www.suse.com/>"),
                item("c", "Packman")))
        .containsExactly("c");
  }

  @Test
  void aPackageWithoutVendorIsOfAThirdPartyWhereOthersHaveOne() {
    assertThat(thirdParties(Set.of(), item("a", "CentOS"), item("b", "CentOS"), item("own", "")))
        .containsExactly("own");
  }

  @Test
  void whereNobodyNamesAVendorNobodyIsAThirdParty() {
    assertThat(thirdParties(Set.of(), item("a", ""), item("b", ""))).isEmpty();
  }

  @Test
  void aPublicKeyIsNobodysSoftware() {
    assertThat(
            thirdParties(
                Set.of(), item("a", "CentOS"), item("gpg-pubkey", ""), item("gpg-pubkey", "")))
        .isEmpty();
  }

  private static List<String> thirdParties(Set<String> releasePackages, Packages.Item... items) {
    Distribution distribution = Distribution.of(List.of(items), releasePackages);
    return List.of(items).stream()
        .filter(distribution::isThirdParty)
        .map(Packages.Item::name)
        .toList();
  }

  private static Packages.Item item(String name, String vendor) {
    return new Packages.Item(
        name,
        Optional.empty(),
        "1",
        Optional.of("1"),
        Optional.empty(),
        Optional.of(vendor).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        false);
  }
}
