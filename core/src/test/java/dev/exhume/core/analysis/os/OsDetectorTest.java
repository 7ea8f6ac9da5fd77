package dev.exhume.core.analysis.os;

import static dev.exhume.core.analysis.os.InstalledPackages.installed;
import static dev.exhume.core.analysis.os.InstalledPackages.none;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Confidence;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.OperatingSystem.Conflict;
import dev.exhume.core.profile.OperatingSystem.Product;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsDetectorTest {
  private static final String FAKE = "Red Hat Enterprise Linux ES release 4 (Nahant Update 4)";

  @Test
  void aReleaseFileAndItsPackagesTogetherAreSure() {
    Path root = server().file("/etc/redhat-release", "CentOS release 4.6 (Final)").root();
    Packages packages =
        installed().by("CentOS", "centos-release-4-6").many(40, "CentOS", "1.el4").rpm();

    OperatingSystem os = detect(root, packages);

    assertThat(os.id()).contains("centos");
    assertThat(os.name()).contains("CentOS");
    assertThat(os.version()).contains("4.6");
    assertThat(os.codename()).contains("Final");
    assertThat(os.prettyName()).contains("CentOS release 4.6 (Final)");
    assertThat(os.family()).contains("rhel");
    assertThat(os.endOfLife()).contains(LocalDate.of(2012, 2, 29));
    assertThat(os.archiveUrl()).contains("http://vault.centos.org/4.6/");
    assertThat(os.confidence()).isEqualTo(Confidence.HIGH);
    assertThat(os.conflicts()).isEmpty();
    assertThat(os.evidence()).contains(Evidence.line("/etc/redhat-release", 1));
  }

  @Nested
  class WhenPackagesContradictTheReleaseFile {
    @Test
    void aCentosThatSaysItIsRedHatIsCentos() {
      Path root =
          server()
              .file("/etc/redhat-release", FAKE)
              .file("/etc/issue", "CentOS release 4.6 (Final)", "Kernel \\r on an \\m")
              .root();
      Packages packages =
          installed()
              .by("CentOS", "centos-release-4-6", "bash-3.0-19.6")
              .many(35, "CentOS", "1.el4")
              .by("Sun Microsystems, Inc.", "jdk-1.5.0_09-fcs")
              .rpm();

      OperatingSystem os = detect(root, packages);

      assertThat(os.id()).contains("centos");
      assertThat(os.version()).contains("4.6");
      assertThat(os.codename()).contains("Final");
      assertThat(os.prettyName()).contains("CentOS release 4.6 (Final)");
      assertThat(os.archiveUrl()).contains("http://vault.centos.org/4.6/");
      assertThat(os.confidence()).isEqualTo(Confidence.HIGH);
      assertThat(os.evidence()).contains(Evidence.file("/var/lib/rpm/Packages"));
      assertThat(os.conflicts())
          .containsExactly(
              new Conflict(
                  "Red Hat Enterprise Linux 4.4",
                  Evidence.line("/etc/redhat-release", 1),
                  "37 of 37 distribution packages are CentOS builds; centos-release is 4-6"));
    }

    @Test
    void anotherPointReleaseIsAConflictToo() {
      Path root = server().file("/etc/redhat-release", "CentOS release 4.4 (Final)").root();
      Packages packages =
          installed().by("CentOS", "centos-release-4-6").many(9, "CentOS", "1.el4").rpm();

      OperatingSystem os = detect(root, packages);

      assertThat(os.version()).contains("4.6");
      assertThat(os.conflicts()).extracting(Conflict::claim).containsExactly("CentOS 4.4");
    }

    @Test
    void aRedHatWithSomePackagesOfCentosStaysRedHat() {
      Path root = server().file("/etc/redhat-release", FAKE).root();
      Packages packages =
          installed()
              .by("Red Hat, Inc.", "redhat-release-4ES-5.5")
              .many(300, "Red Hat, Inc.", "1.EL4")
              .by("CentOS", "centos-release-4-6", "php-4.3.9-3.c4")
              .rpm();

      OperatingSystem os = detect(root, packages);

      assertThat(os.id()).contains("rhel");
      assertThat(os.version()).contains("4.4");
      assertThat(os.codename()).contains("Nahant");
      assertThat(os.conflicts()).isEmpty();
    }

    @Test
    void theMajorityCountsWhenTheReleasePackageIsGone() {
      Path root = server().file("/etc/redhat-release", FAKE).root();
      Packages packages =
          installed().many(30, "CentOS", "2.el5").by("CentOS", "perl-5.8.8-43.el5_11").rpm();

      OperatingSystem os = detect(root, packages);

      assertThat(os.id()).contains("centos");
      assertThat(os.version()).contains("5");
      assertThat(os.archiveUrl()).contains("http://vault.centos.org/5.11/");
      assertThat(os.confidence()).isEqualTo(Confidence.MEDIUM);
      assertThat(os.conflicts())
          .extracting(Conflict::against)
          .containsExactly("31 of 31 distribution packages are CentOS builds");
    }

    @Test
    void aDebianMadeToPassForRedHatIsDebian() {
      Path root =
          server()
              .file("/etc/redhat-release", "Red Hat Linux release 9 (Shrike)")
              .file("/etc/debian_version", "4.0")
              .root();

      OperatingSystem os = detect(root, installed().deb("base-files", "4").dpkg());

      assertThat(os.prettyName()).contains("Debian GNU/Linux 4.0 (etch)");
      assertThat(os.evidence()).contains(Evidence.line("/etc/debian_version", 1));
      assertThat(os.conflicts())
          .containsExactly(
              new Conflict(
                  "Red Hat Linux 9", Evidence.line("/etc/redhat-release", 1), "base-files is 4"));
    }

    @Test
    void packagesOfRpmThatAreCalledLikeDebiansDoNotMakeADebian() {
      Path root = server().root();
      OperatingSystem os =
          detect(root, installed().by("Yocto", "base-files-3.0.14-r89", "busybox-1.20-r1").rpm());
      assertThat(os.id()).isEmpty();
    }

    @Test
    void oneReleaseFileContradictsAnotherWithoutPackages() {
      Path root =
          server()
              .file("/etc/centos-release", "CentOS release 6.5 (Final)")
              .file("/etc/redhat-release", "Red Hat Enterprise Linux Server release 6.5 (Santiago)")
              .root();

      OperatingSystem os = detect(root, none());

      assertThat(os.id()).contains("centos");
      assertThat(os.confidence()).isEqualTo(Confidence.MEDIUM);
      assertThat(os.conflicts())
          .containsExactly(
              new Conflict(
                  "Red Hat Enterprise Linux 6.5",
                  Evidence.line("/etc/redhat-release", 1),
                  "/etc/centos-release says CentOS 6.5"));
    }
  }

  @Test
  void anApplianceIsToldBesideTheDistributionThatItsPackagesAreOf() {
    Path root = server().file("/etc/redhat-release", "trixbox release 2.6 (Final)").root();
    Packages packages =
        installed()
            .by("CentOS", "centos-release-5-2.el5.centos")
            .many(40, "CentOS", "1.el5")
            .by("Fonality", "trixbox-2.6-1")
            .rpm();

    OperatingSystem os = detect(root, packages);

    assertThat(os.id()).contains("centos");
    assertThat(os.version()).contains("5.2");
    assertThat(os.endOfLife()).contains(LocalDate.of(2017, 3, 31));
    assertThat(os.product())
        .contains(
            new Product("trixbox", Optional.of("2.6"), Evidence.line("/etc/redhat-release", 1)));
    assertThat(os.conflicts()).isEmpty();
  }

  @Test
  void packagesAloneTellWhenNoReleaseFileIsLeft() {
    Packages packages =
        installed().by("CentOS", "centos-release-5-8.el5.centos").many(9, "CentOS", "1.el5").rpm();

    OperatingSystem os = detect(server().root(), packages);

    assertThat(os.prettyName()).contains("CentOS release 5.8 (Final)");
    assertThat(os.conflicts()).isEmpty();
  }

  @Test
  void packagesOfFedoraCoreLookLikeThoseOfRedHatButForItsReleasePackage() {
    Path root = server().file("/etc/redhat-release", "Fedora Core release 4 (Stentz)").root();
    Packages packages =
        installed().by("Red Hat, Inc.", "fedora-release-4-2").many(50, "Red Hat, Inc.", "3").rpm();

    OperatingSystem os = detect(root, packages);

    assertThat(os.id()).contains("fedora");
    assertThat(os.version()).contains("4");
    assertThat(os.confidence()).isEqualTo(Confidence.HIGH);
  }

  @Test
  void packagesFromEpelDoNotCountAsFedora() {
    Path root = server().file("/etc/redhat-release", "CentOS release 5.11 (Final)").root();
    Packages packages =
        installed()
            .by("CentOS", "centos-release-5-11.el5.centos", "bash-3.2-33.el5_11.4")
            .many(40, "Fedora Project", "1.el5")
            .rpm();

    OperatingSystem os = detect(root, packages);

    assertThat(os.id()).contains("centos");
    assertThat(os.conflicts()).isEmpty();
  }

  @Test
  void leapCallsItselfAnotherThanItsPackages() {
    Path root =
        server()
            .file(
                "/etc/os-release",
                "NAME=\"openSUSE Leap\"",
                "VERSION=\"15.1\"",
                "ID=\"opensuse-leap\"",
                "VERSION_ID=\"15.1\"",
                "PRETTY_NAME=\"openSUSE Leap 15.1\"")
            .root();
    Packages packages =
        installed()
            .by("openSUSE", "openSUSE-release-15.1-lp151.301.3.1")
            .many(20, "openSUSE", "lp151.1.1")
            .rpm();

    OperatingSystem os = detect(root, packages);

    assertThat(os.id()).contains("opensuse-leap");
    assertThat(os.endOfLife()).contains(LocalDate.of(2021, 2, 2));
    assertThat(os.conflicts()).isEmpty();
  }

  @Test
  void oracleShipsTheReleaseFileOfRedHatOnPurpose() {
    Path root =
        server()
            .file("/etc/oracle-release", "Oracle Linux Server release 6.4")
            .file("/etc/redhat-release", "Red Hat Enterprise Linux Server release 6.4 (Santiago)")
            .root();

    OperatingSystem os = detect(root, none());

    assertThat(os.id()).contains("ol");
    assertThat(os.version()).contains("6.4");
    assertThat(os.conflicts()).isEmpty();
  }

  @Test
  void ubuntuIsNotTheDebianThatItsVersionFileNames() {
    Path root =
        server()
            .file("/etc/debian_version", "lenny/sid")
            .file(
                "/etc/lsb-release",
                "DISTRIB_ID=Ubuntu",
                "DISTRIB_RELEASE=8.04",
                "DISTRIB_CODENAME=hardy",
                "DISTRIB_DESCRIPTION=\"Ubuntu 8.04.4 LTS\"")
            .root();

    OperatingSystem os = detect(root, installed().deb("base-files", "4.0.1ubuntu5.8.04.7").dpkg());

    assertThat(os.id()).contains("ubuntu");
    assertThat(os.version()).contains("8.04");
    assertThat(os.codename()).contains("hardy");
    assertThat(os.prettyName()).contains("Ubuntu 8.04.4 LTS");
    assertThat(os.family()).contains("debian");
    assertThat(os.endOfLife()).contains(LocalDate.of(2013, 5, 9));
    assertThat(os.archiveUrl()).contains("http://old-releases.ubuntu.com/ubuntu/");
    assertThat(os.confidence()).isEqualTo(Confidence.HIGH);
    assertThat(os.conflicts()).isEmpty();
  }

  @Test
  void aDerivativeOfDebianMayHaveItsBaseFiles() {
    Path root =
        server()
            .file("/etc/debian_version", "7.11")
            .file(
                "/etc/os-release",
                "PRETTY_NAME=\"Raspbian GNU/Linux 7 (wheezy)\"",
                "VERSION_ID=\"7\"",
                "ID=raspbian",
                "ID_LIKE=debian")
            .root();

    OperatingSystem os = detect(root, installed().deb("base-files", "7.1wheezy11+rpi1").dpkg());

    assertThat(os.id()).contains("raspbian");
    assertThat(os.conflicts()).isEmpty();
  }

  @Test
  void theVersionFileOfDebianKnowsThePointReleaseThatOsReleaseDoesNot() {
    Path root =
        server()
            .file("/etc/debian_version", "7.11")
            .file(
                "/etc/os-release",
                "PRETTY_NAME=\"Debian GNU/Linux 7 (wheezy)\"",
                "NAME=\"Debian GNU/Linux\"",
                "VERSION_ID=\"7\"",
                "VERSION=\"7 (wheezy)\"",
                "ID=debian")
            .root();

    OperatingSystem os = detect(root, none());

    assertThat(os.version()).contains("7.11");
    assertThat(os.codename()).contains("wheezy");
    assertThat(os.prettyName()).contains("Debian GNU/Linux 7 (wheezy)");
    assertThat(os.endOfLife()).contains(LocalDate.of(2018, 5, 31));
  }

  @Test
  void aDebianThatWasNeverReleasedHasTheCodenameOfTheOneItBecame() {
    Path root = server().file("/etc/debian_version", "squeeze/sid").root();

    OperatingSystem os = detect(root, none());

    assertThat(os.id()).contains("debian");
    assertThat(os.version()).isEmpty();
    assertThat(os.codename()).contains("squeeze");
  }

  @Test
  void centos7IsKnownToItsPointRelease() {
    Path root =
        server()
            .file(
                "/etc/os-release",
                "NAME=\"CentOS Linux\"",
                "ID=\"centos\"",
                "ID_LIKE=\"rhel fedora\"",
                "VERSION_ID=\"7\"",
                "PRETTY_NAME=\"CentOS Linux 7 (Core)\"")
            .file("/etc/centos-release", "CentOS Linux release 7.9.2009 (Core)")
            .link("/etc/redhat-release", "centos-release")
            .root();
    Packages packages =
        installed()
            .by("CentOS", "centos-release-7-9.2009.1.el7.centos")
            .many(9, "CentOS", "1.el7")
            .rpm();

    OperatingSystem os = detect(root, packages);

    assertThat(os.version()).contains("7.9.2009");
    assertThat(os.archiveUrl()).contains("http://vault.centos.org/7.9.2009/");
    assertThat(os.conflicts()).isEmpty();
    assertThat(os.confidence()).isEqualTo(Confidence.HIGH);
  }

  @ParameterizedTest
  @CsvSource({
    "2.6.9-67.0.1.ELsmp, Red Hat derivative release 4",
    "2.4.21-50.EL, Red Hat derivative release 3",
    "2.6.18-308.el5PAE, Red Hat derivative release 5",
    "2.6.23.1-42.fc8, Fedora release 8 (Werewolf)",
    "2.4.20-8smp, Red Hat Linux",
    "2.6.24-28-server, Ubuntu",
    "2.6.26-2-686, Debian GNU/Linux",
    "2.6.16.60-0.21-smp, SUSE Linux Enterprise Server",
  })
  void theKernelIsTheLastHintWhenNothingElseIsLeft(String kernel, String name) {
    OperatingSystem os = detect(server().directory("/lib/modules/" + kernel).root(), none());

    assertThat(os.prettyName()).contains(name);
    assertThat(os.confidence()).isEqualTo(Confidence.LOW);
    assertThat(os.evidence()).contains(Evidence.file("/lib/modules/" + kernel));
  }

  @Test
  void aKernelThatSomebodyBuiltHimselfHintsAtNothing() {
    assertThat(detect(server().directory("/lib/modules/2.6.20.3").root(), none()).id()).isEmpty();
  }

  @Test
  void whatNobodyWroteDownIsUnknown() {
    OperatingSystem os = detect(server().root(), none());

    assertThat(os.id()).isEmpty();
    assertThat(os.version()).isEmpty();
    assertThat(os.confidence()).isEqualTo(Confidence.LOW);
    assertThat(os.evidence()).isEmpty();
    assertThat(os.kernels()).isEmpty();
  }

  private static OperatingSystem detect(Path root, Packages packages) {
    return OsDetector.detect(root, packages, new Problems());
  }

  @Test
  void packagesAloneTellTheDistributionToo() {
    OperatingSystem os =
        OsDetector.ofPackages(
            installed()
                .by("CentOS", "centos-release-5-11.el5.centos", "bash-3.2-33.el5_11.4")
                .rpm());
    assertThat(os.id()).contains("centos");
    assertThat(os.version()).contains("5.11");
    assertThat(os.architecture()).isEmpty();
  }
}
