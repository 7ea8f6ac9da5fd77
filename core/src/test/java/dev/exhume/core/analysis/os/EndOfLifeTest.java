package dev.exhume.core.analysis.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndOfLifeTest {
  private static final Optional<Architecture> I386 =
      Optional.of(new Architecture("i386", 32, Optional.of("linux/386")));
  private static final Optional<Architecture> X86_64 =
      Optional.of(new Architecture("x86_64", 64, Optional.of("linux/amd64")));

  @ParameterizedTest
  @CsvSource({
    "centos, 3.9, 2010-10-31",
    "centos, 4.6, 2012-02-29",
    "centos, 7.9.2009, 2024-06-30",
    "rhel, 2.1, 2009-05-31",
    "debian, 5.0.10, 2012-02-06",
    "debian, 10.13, 2024-06-30",
    "debian, 6.0.10, 2016-02-29",
    "debian, 12.15, 2028-06-30",
    "ubuntu, 6.06, 2011-06-01",
    "fedora, 4, 2006-08-07",
    "slackware, 12.2.0, 2013-12-09",
    "sles, 10.2, 2010-04-11",
    "sles, 10, 2013-07-31",
    "redhat-linux, 9, 2004-04-30",
    "alpine, 3.10.2, 2021-05-01",
  })
  void aPointReleaseEndedWithItsRelease(String id, String version, LocalDate date) {
    assertThat(find(id, version).date()).contains(date);
  }

  @Test
  void version1IsNotAPartOfVersion10() {
    assertThat(EndOfLife.find("centos", Optional.of("40.1"), Optional.empty())).isEmpty();
  }

  @Test
  void aCodenameStandsForAVersionThatWasNotWritten() {
    assertThat(EndOfLife.find("debian", Optional.empty(), Optional.of("squeeze")))
        .hasValueSatisfying(release -> assertThat(release.version()).isEqualTo("6.0"));
  }

  @Test
  void aDistributionWithoutReleasesNeverEnds() {
    EndOfLife gentoo = EndOfLife.find("gentoo", Optional.empty(), Optional.empty()).orElseThrow();

    assertThat(gentoo.date()).isEmpty();
    assertThat(gentoo.archiveUrl(Optional.empty(), I386)).contains("http://distfiles.gentoo.org/");
  }

  @Test
  void aTreeForEachPointReleaseIsNamedAsTheVaultNamesIt() {
    assertThat(find("centos", "4.6").archiveUrl(Optional.of("4.6"), I386))
        .contains("http://vault.centos.org/4.6/");
    assertThat(find("centos", "5").archiveUrl(Optional.of("5"), I386))
        .contains("http://vault.centos.org/5.11/");
  }

  @Test
  void aTreeForEachArchitectureIsThatOfTheServer() {
    String core4 = "http://archives.fedoraproject.org/pub/archive/fedora/linux/core/4/";
    String slackware = "http://mirrors.slackware.com/slackware/";

    assertThat(find("fedora", "4").archiveUrl(Optional.of("4"), I386)).contains(core4 + "i386/os/");
    assertThat(find("fedora", "4").archiveUrl(Optional.of("4"), Optional.empty())).contains(core4);
    assertThat(find("slackware", "13.37").archiveUrl(Optional.of("13.37.0"), X86_64))
        .contains(slackware + "slackware64-13.37/");
    assertThat(find("slackware", "13.37").archiveUrl(Optional.of("13.37.0"), I386))
        .contains(slackware + "slackware-13.37/");
    assertThat(find("slackware", "13.37").archiveUrl(Optional.of("13.37.0"), Optional.empty()))
        .contains(slackware);
  }

  @Test
  void redHatHasNoArchiveForEverybody() {
    assertThat(find("rhel", "4.7").archiveUrl(Optional.of("4.7"), I386)).isEmpty();
  }

  private static EndOfLife find(String id, String version) {
    return EndOfLife.find(id, Optional.of(version), Optional.empty()).orElseThrow();
  }
}
