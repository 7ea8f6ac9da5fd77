package dev.exhume.core.kit.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.SystemBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageArchiveTest {
  @ParameterizedTest
  @CsvSource({
    "centos, 4.6, i686, http://archive.kernel.org/centos-vault/4.9",
    "centos, 5.11, x86_64, http://vault.centos.org/5.11",
    "centos, 6, i386, http://vault.centos.org/6.10",
    "rhel, 5.4, x86_64, http://vault.centos.org/5.11",
    "fedora, 8, i386, http://archives.fedoraproject.org/pub/archive/fedora/linux",
    "debian, 4.0, i386, http://archive.debian.org/debian",
    "debian, 12.1, x86_64, http://deb.debian.org/debian",
    "ubuntu, 8.04, i386, http://old-releases.ubuntu.com/ubuntu",
    "ubuntu, 14.04, x86_64, http://archive.ubuntu.com/ubuntu",
    "ubuntu, 14.10, x86_64, http://old-releases.ubuntu.com/ubuntu"
  })
  void theArchiveIsTheOneThatStillHasTheLastPackagesOfARelease(
      String id, String version, String architecture, String address) {
    assertThat(PackageArchive.of(os(id, version, "lenny", architecture)))
        .hasValueSatisfying(archive -> assertThat(archive.address()).isEqualTo(address));
  }

  @Test
  void repositoriesOfDebianNameReleaseAndSecurityUpdatesByCodename() {
    assertThat(PackageArchive.of(os("debian", "4.0", "etch", "i386")))
        .hasValueSatisfying(
            archive -> {
              assertThat(archive.repositories())
                  .containsExactly(
                      "$ARCHIVE etch main contrib non-free",
                      "$SECURITY etch/updates main contrib non-free");
              assertThat(archive.base()).isEqualTo("debian/eol:etch");
              assertThat(archive.architecture()).isEqualTo("i386");
            });
  }

  @Test
  void repositoriesOfCentosNameTheArchitectureOfTheServerAndNotOfTheHost() {
    assertThat(PackageArchive.of(os("centos", "4.6", "", "i686")))
        .hasValueSatisfying(
            archive -> {
              assertThat(archive.repositories())
                  .contains("updates $ARCHIVE/updates/i386/")
                  .noneMatch(line -> line.contains("$basearch"));
              assertThat(archive.base()).isEqualTo("localhost/base-centos:4.6");
            });
  }

  @Test
  void redHatsOwnPackagesAreNotPublicSoThatThoseOfCentosStandIn() {
    assertThat(PackageArchive.of(os("rhel", "6.2", "", "x86_64")))
        .hasValueSatisfying(archive -> assertThat(archive.isStandIn()).isTrue());
    assertThat(PackageArchive.of(os("centos", "6.2", "", "x86_64")))
        .hasValueSatisfying(archive -> assertThat(archive.isStandIn()).isFalse());
  }

  @ParameterizedTest
  @CsvSource({
    "slackware, 11.0, '', i386",
    "sles, 10.4, '', x86_64",
    "centos, 5.11, '', sparc",
    "centos, 2.1, '', i386",
    "debian, 5.0, '', i386",
    "debian, 5.0, 'lenny; reboot', i386",
    "debian, 5.0$(reboot), lenny, i386",
    "centos, 99999999999, '', i386"
  })
  void whereNoArchiveIsKnownOrItsNameIsNoneThereIsNone(
      String id, String version, String codename, String architecture) {
    assertThat(PackageArchive.of(os(id, version, codename, architecture))).isEmpty();
  }

  private static OperatingSystem os(
      String id, String version, String codename, String architecture) {
    return SystemBuilder.system(id, version).codename(codename).architecture(architecture).build();
  }
}
