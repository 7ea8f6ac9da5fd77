package dev.exhume.core.analysis.os;

import static dev.exhume.testdata.DeadServers.server;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseFilesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "/etc/redhat-release | Fedora Core release 4 (Stentz) | fedora | 4 | Stentz",
        "/etc/fedora-release | Fedora release 8 (Werewolf) | fedora | 8 | Werewolf",
        "/etc/redhat-release | Red Hat Enterprise Linux ES release 4 (Nahant Update 7) | rhel | 4.7 | Nahant",
        "/etc/redhat-release | Red Hat Enterprise Linux AS release 3 (Taroon Update 9) | rhel | 3.9 | Taroon",
        "/etc/redhat-release | Red Hat Enterprise Linux ES release 4 (Nahant) | rhel | 4 | Nahant",
        "/etc/redhat-release | Red Hat Enterprise Linux Server release 5.8 (Tikanga) | rhel | 5.8 | Tikanga",
        "/etc/redhat-release | Red Hat Linux Advanced Server release 2.1AS (Pensacola) | rhel | 2.1 | Pensacola",
        "/etc/redhat-release | Red Hat Enterprise Linux ES release 2.1 (Panama) | rhel | 2.1 | Panama",
        "/etc/redhat-release | Red Hat Linux release 7.3 (Valhalla) | redhat-linux | 7.3 | Valhalla",
        "/etc/redhat-release | Red Hat Linux release 9 (Shrike) | redhat-linux | 9 | Shrike",
        "/etc/redhat-release | CentOS release 5 (Final) | centos | 5 | Final",
        "/etc/centos-release | CentOS Linux release 8.1.1911 (Core) | centos | 8.1.1911 | Core",
        "/etc/centos-release | CentOS Stream release 8 | centos-stream | 8 | -",
        "/etc/redhat-release | Scientific Linux SL release 5.5 (Boron) | scientific | 5.5 | Boron",
        "/etc/redhat-release | Scientific Linux SL Release 3.0.4 (SL) | scientific | 3.0.4 | SL",
        "/etc/enterprise-release | Enterprise Linux Enterprise Linux AS release 4 (October Update 5) | ol | 4.5 | October",
        "/etc/enterprise-release | Enterprise Linux Enterprise Linux Server release 5.2 (Carthage) | ol | 5.2 | Carthage",
        "/etc/redhat-release | trixbox release 2.6 (Final) | trixbox | 2.6 | -",
        "/etc/redhat-release | Acme Box release 3.1 (Alpha) | redhat-based | 3.1 | Alpha",
        "/etc/redhat-release | XenServer release 6.2.0-70446c (xenenterprise) | xenserver | 6.2.0 | -",
        "/etc/e-smith-release | SME Server release 7.4 | sme-server | 7.4 | -",
        "/etc/redhat-release | ClarkConnect Community Edition release 4.2 (Final) | clarkconnect | 4.2 | -",
        "/etc/redhat-release | ClearOS Enterprise release 5.2 (Final) | clearos | 5.2 | -",
        "/etc/redhat-release | SHMZ release 6.5 (Final) | shmz | 6.5 | -",
        "/etc/redhat-release | CloudLinux Server release 5.11 (Vladislav Volkov) | cloudlinux | 5.11 | Vladislav Volkov",
        "/etc/redhat-release | White Box Enterprise Linux release 3.0 (Liberation) | whitebox | 3.0 | Liberation",
        "/etc/asianux-release | Asianux Server 3 (Quartet SP2) | asianux | 3 | Quartet SP2",
        "/etc/yellowdog-release | Yellow Dog Linux release 4.0 (Orion) | yellowdog | 4.0 | Orion",
        "/etc/conectiva-release | Conectiva Linux 9 | conectiva | 9 | -",
        "/etc/altlinux-release | ALT Linux Server 5.0.0 (Ivy) | altlinux | 5.0 | -",
        "/etc/pld-release | 2.0 PLD Linux (Ac) | pld | 2.0 | Ac",
        "/etc/pardus-release | Pardus 2009.2 Geronticus eremita | pardus | 2009.2 | -",
        "/etc/frugalware-release | Frugalware 1.0 (Aurora) | frugalware | 1.0 | Aurora",
        "/etc/redhat-release | Scientific Linux CERN SLC release 5.5 (Boron) | scientific | 5.5 | Boron",
        "/etc/redhat-release | Mandrake Linux release 8.2 (Bluebird) for i586 | mandrake | 8.2 | -",
        "/etc/issue | Oracle Linux Server release 6.4 | ol | 6.4 | -",
        "/etc/issue | Mandriva Linux release 2007.1 (Official) for i586 | mandriva | 2007.1 | -",
        "/etc/issue | Debian GNU/Linux lenny/sid \\n \\l | debian | - | lenny",
        "/etc/issue | Welcome to Alpine Linux 3.4 | alpine | 3.4 | -",
        "/etc/mandriva-release | Mandriva Linux release 2008.1 (Official) for i586 | mandriva | 2008.1 | -",
        "/etc/mandrakelinux-release | Mandrakelinux release 10.1 (Community) for i586 | mandrake | 10.1 | -",
        "/etc/mandrake-release | Mandrake Linux release 9.2 (FiveStar) for i586 | mandrake | 9.2 | -",
        "/etc/mageia-release | Mageia release 4 (Official) for x86_64 | mageia | 4 | -",
        "/etc/system-release | Amazon Linux AMI release 2013.09 | amzn | 2013.09 | -",
        "/etc/slackware-version | Slackware 12.2.0 | slackware | 12.2.0 | -",
        "/etc/gentoo-release | Gentoo Base System release 1.12.9 | gentoo | - | -",
        "/etc/alpine-release | 3.4.6 | alpine | 3.4.6 | -",
        "/etc/debian_version | 3.1 | debian | 3.1 | -",
        "/etc/debian_version | 5.0.10 | debian | 5.0.10 | -",
        "/etc/debian_version | testing/unstable | debian | - | -",
        "/etc/issue | Ubuntu 8.04.4 LTS \\n \\l | ubuntu | 8.04 | -",
        "/etc/vmware-release | VMware ESX Server 3.5.0 (Dali) | vmware-esx | 3.5.0 | -",
      })
  void knowsTheTextsOfReleaseFiles(
      String path, String text, String id, String version, String codename) {
    ReleaseClaim claim = first(server().file(path, text).root());

    assertThat(claim.distribution().id()).isEqualTo(id);
    assertThat(claim.version()).isEqualTo(Optional.ofNullable(version));
    assertThat(claim.codename()).isEqualTo(Optional.ofNullable(codename));
    assertThat(claim.evidence()).isEqualTo(Evidence.line(path, 1));
  }

  @Test
  void aServicePackOfSuseIsAPointRelease() {
    ReleaseClaim claim =
        first(
            server()
                .file(
                    "/etc/SuSE-release",
                    "SUSE Linux Enterprise Server 10 (i586)",
                    "VERSION = 10",
                    "PATCHLEVEL = 2")
                .root());

    assertThat(claim.distribution().id()).isEqualTo("sles");
    assertThat(claim.version()).contains("10.2");
    assertThat(claim.prettyName()).contains("SUSE Linux Enterprise Server 10 (i586)");
  }

  @Test
  void aSuseThatIsNoEnterpriseServerIsNone() {
    Path old =
        server().file("/etc/SuSE-release", "SUSE LINUX 10.1 (i586)", "VERSION = 10.1").root();
    Path open =
        server()
            .file(
                "/etc/SuSE-release", "openSUSE 11.4 (i586)", "VERSION = 11.4", "CODENAME = Celadon")
            .root();

    assertThat(first(old).label()).isEqualTo("SUSE Linux 10.1");
    assertThat(first(open).label()).isEqualTo("openSUSE 11.4");
    assertThat(first(open).codename()).contains("Celadon");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "SUSE LINUX Enterprise Server 9 (i586) | VERSION = 9 | PATCHLEVEL = 3 | sles | 9.3",
        "SuSE SLES-8 (i386) | VERSION = 8.1 | - | sles | 8",
        "SUSE Linux Enterprise Server 11 (x86_64) | VERSION = 11 | PATCHLEVEL = 4 | sles | 11.4",
        "SUSE Linux Enterprise Server 12 (x86_64) | VERSION = 12 | PATCHLEVEL = 0 | sles | 12.0",
        "SUSE Linux Enterprise Desktop 10 (i586) | VERSION = 10 | PATCHLEVEL = 1 | sled | 10.1",
        "Novell Linux Desktop 9 (i586) | VERSION = 9 | - | nld | 9",
        "SuSE Linux 9.0 (i586) | VERSION = 9.0 | - | suse | 9.0",
        "openSUSE 10.3 (i586) | VERSION = 10.3 | - | opensuse | 10.3",
      })
  void theFileOfSuseNamesAllItsKinds(
      String first, String second, @Nullable String third, String id, String version) {
    String text = third == null ? first + "\n" + second : String.join("\n", first, second, third);
    ReleaseClaim claim = first(server().file("/etc/SuSE-release", text).root());

    assertThat(claim.distribution().id()).isEqualTo(id);
    assertThat(claim.version()).contains(version);
  }

  @Test
  void anOpenEnterpriseServerIsMoreThanTheServerThatItIsBuiltOn() {
    ReleaseClaim claim =
        first(
            server()
                .file(
                    "/etc/novell-release",
                    "Novell Open Enterprise Server 2.0.3 (x86_64)",
                    "VERSION = 2.0.3",
                    "PATCHLEVEL = 3")
                .file(
                    "/etc/SuSE-release",
                    "SUSE Linux Enterprise Server 10 (x86_64)",
                    "VERSION = 10",
                    "PATCHLEVEL = 3")
                .root());

    assertThat(claim.label()).isEqualTo("Novell Open Enterprise Server 2.0.3");
  }

  @Test
  void anEmptyFileIsEnoughForArch() {
    assertThat(first(server().file("/etc/arch-release").root()).distribution().id())
        .isEqualTo("arch");
  }

  @Test
  void anLsbReleaseThatNamesOnlyTheStandardSaysNothing() {
    Path root = server().file("/etc/lsb-release", "LSB_VERSION=\"1.3\"").root();

    assertThat(ReleaseFiles.claims(root, new Problems())).isEmpty();
  }

  @Test
  void theFamilyOfAnUnknownDistributionIsThatOfWhatItResembles() {
    ReleaseClaim claim =
        first(
            server()
                .file("/etc/os-release", "ID=frobix", "NAME=Frobix", "ID_LIKE=\"nearix rhel\"")
                .root());

    assertThat(claim.label()).isEqualTo("Frobix");
    assertThat(claim.distribution().family()).contains("rhel");
  }

  @Test
  void whatPeopleSeeAtLoginIsBelievedLast() {
    Path root =
        server()
            .file("/etc/issue", "Red Hat Enterprise Linux ES release 4 (Nahant Update 7)")
            .file("/etc/slackware-version", "Slackware 12.2.0")
            .root();

    assertThat(ReleaseFiles.claims(root, new Problems()))
        .extracting(ReleaseClaim::isHint)
        .containsExactly(false, true);
  }

  @Nested
  class Survives {
    private final Problems problems = new Problems();

    @Test
    void aReleaseFileThatIsALinkToItself() {
      assertNothingIsClaimed(server().link("/etc/redhat-release", "redhat-release").root());
    }

    @Test
    void aReleaseFileThatIsADirectory() {
      assertNothingIsClaimed(server().directory("/etc/redhat-release").root());
    }

    @Test
    void aReleaseFileOfTwentyMegabytesAndSaysSo() {
      Path root = server().bytes("/etc/redhat-release", new byte[20_000_000]).root();

      assertNothingIsClaimed(root);
      assertThat(problems.sorted())
          .containsExactly(
              Problem.of("/etc/redhat-release", "is no release file: it has 20000000 bytes"));
    }

    @Test
    void aReleaseFileOfGarbage() {
      byte[] garbage = new byte[4096];
      new Random(17).nextBytes(garbage);

      assertNothingIsClaimed(
          server()
              .bytes("/etc/redhat-release", garbage)
              .bytes("/etc/os-release", garbage)
              .bytes("/etc/SuSE-release", garbage)
              .root());
    }

    @Test
    void aReleaseFileWithLineEndsOfAnotherSystem() {
      Path root =
          server()
              .bytes("/etc/redhat-release", "CentOS release 4.6 (Final)\r\n".getBytes(US_ASCII))
              .root();

      assertThat(first(root).prettyName()).contains("CentOS release 4.6 (Final)");
    }

    @Test
    void aLinkOutOfTheRootWithTheFileInside() {
      Path root =
          server()
              .file("/usr/lib/release", "CentOS release 5.11 (Final)")
              .link("/etc/redhat-release", "/usr/lib/release")
              .root();

      assertThat(first(root).version()).contains("5.11");
    }

    private void assertNothingIsClaimed(Path root) {
      assertThat(ReleaseFiles.claims(root, problems)).isEmpty();
    }
  }

  private static ReleaseClaim first(Path root) {
    return ReleaseFiles.claims(root, new Problems()).get(0);
  }
}
