package dev.exhume.core.analysis.os;

import static dev.exhume.core.analysis.os.InstalledPackages.installed;
import static dev.exhume.core.analysis.os.InstalledPackages.none;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Confidence;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.OperatingSystem.Sign;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class SignsTest {
  private static final String FAKE = "Red Hat Enterprise Linux ES release 4 (Nahant Update 4)";

  @Test
  void eachSourceIsOneLineWithItsEvidence() {
    OperatingSystem os =
        detect(centOs5().file("/etc/redhat-release", "CentOS release 5.11 (Final)"), packages());

    assertThat(os.signs())
        .containsExactly(
            new Sign("release file", "CentOS 5.11", true, Evidence.line("/etc/redhat-release", 1)),
            new Sign("greeting", "CentOS 5.11", true, Evidence.line("/etc/issue", 1)),
            new Sign(
                "kernel",
                "Red Hat derivative 5",
                true,
                Evidence.file("/lib/modules/2.6.18-398.el5")),
            new Sign(
                "repository",
                "CentOS 5",
                true,
                Evidence.line("/etc/yum.repos.d/CentOS-Base.repo", 2)),
            new Sign(
                "packages",
                "31 of 31 distribution packages are CentOS builds; centos-release is"
                    + " 5-11.el5.centos",
                true,
                Evidence.file("/var/lib/rpm/Packages")),
            new Sign(
                "C library",
                "glibc 2.5, as rhel 5 had it",
                true,
                Evidence.file("/lib/libc-2.5.so")));
    assertThat(os.confidence()).isEqualTo(Confidence.HIGH);
  }

  @Test
  void withoutPackagesAMajorityOutvotesAReleaseFileThatWasEditedAndSaysSo() {
    OperatingSystem os = detect(centOs5().file("/etc/redhat-release", FAKE), none());

    assertThat(os.id()).contains("centos");
    assertThat(os.version()).contains("5.11");
    assertThat(os.confidence()).isEqualTo(Confidence.MEDIUM);
    assertThat(os.conflicts())
        .singleElement()
        .satisfies(
            conflict -> {
              assertThat(conflict.claim()).isEqualTo("Red Hat Enterprise Linux 4.4");
              assertThat(conflict.evidence()).isEqualTo(Evidence.line("/etc/redhat-release", 1));
              assertThat(conflict.against())
                  .isEqualTo(
                      "4 of 5 signs say CentOS 5.11: greeting (/etc/issue:1), kernel"
                          + " (/lib/modules/2.6.18-398.el5), repository"
                          + " (/etc/yum.repos.d/CentOS-Base.repo:2), C library (/lib/libc-2.5.so)");
            });
  }

  @Test
  void twoFilesOfOneHandAreNoMajority() {
    ServerBuilder server =
        server()
            .file("/etc/redhat-release", FAKE)
            .file("/etc/issue", "CentOS release 5.11 (Final)")
            .file("/etc/issue.net", "CentOS release 5.11 (Final)");

    OperatingSystem os = detect(server, none());

    assertThat(os.id()).contains("rhel");
    assertThat(os.confidence()).isEqualTo(Confidence.LOW);
  }

  @Test
  void withoutPackagesManyKindsThatAllAgreeAreSure() {
    OperatingSystem os =
        detect(centOs5().file("/etc/redhat-release", "CentOS release 5.11 (Final)"), none());

    assertThat(os.confidence()).isEqualTo(Confidence.HIGH);
  }

  @Test
  void aDerivativeIsNotOutvotedByWhatItIsMadeOf() {
    ServerBuilder mint =
        server()
            .file("/etc/os-release", "ID=linuxmint", "NAME=\"Linux Mint\"", "VERSION_ID=17")
            .file("/etc/debian_version", "jessie/sid")
            .file("/etc/apt/sources.list", "deb http://archive.ubuntu.com/ubuntu trusty main")
            .directory("/lib/modules/3.13.0-24-generic");

    OperatingSystem os = detect(mint, none());

    assertThat(os.id()).contains("linuxmint");
    assertThat(os.signs()).allMatch(Sign::agrees);
  }

  @Test
  void aServerWithoutAReleaseFileIsKnownByItsRepositories() {
    OperatingSystem os =
        detect(
            server()
                .file("/etc/apt/sources.list", "deb http://archive.debian.org/debian lenny main"),
            none());

    assertThat(os.id()).contains("debian");
    assertThat(os.version()).contains("5.0");
    assertThat(os.confidence()).isEqualTo(Confidence.LOW);
    assertThat(os.evidence()).contains(Evidence.line("/etc/apt/sources.list", 1));
  }

  @Test
  void aLibraryOfAnotherReleaseDisagrees() {
    OperatingSystem os =
        detect(
            server()
                .file("/etc/redhat-release", "CentOS release 4.6 (Final)")
                .file("/lib/libc-2.12.so", ""),
            none());

    assertThat(os.signs())
        .filteredOn(sign -> !sign.agrees())
        .extracting(Sign::says)
        .containsExactly("glibc 2.12, as rhel 6 had it");
    assertThat(os.id()).contains("centos");
  }

  @Test
  void aReleaseThatNoTableKnowsHasNoSignOfItsLibrary() {
    OperatingSystem os =
        detect(
            server()
                .file("/etc/fedora-release", "Fedora release 8 (Werewolf)")
                .file("/lib/libc-2.7.so", ""),
            none());

    assertThat(os.signs()).extracting(Sign::source).containsExactly("release file");
  }

  private static ServerBuilder centOs5() {
    return server()
        .file("/etc/issue", "CentOS release 5.11 (Final)", "Kernel \\r on an \\m")
        .file(
            "/etc/yum.repos.d/CentOS-Base.repo",
            "[base]",
            "mirrorlist=http://mirrorlist.centos.org/?release=5&arch=$basearch&repo=os")
        .file("/lib/libc-2.5.so", "")
        .directory("/lib/modules/2.6.18-398.el5");
  }

  private static Packages packages() {
    return installed()
        .by("CentOS", "centos-release-5-11.el5.centos")
        .many(30, "CentOS", "1.el5")
        .rpm();
  }

  private static OperatingSystem detect(ServerBuilder server, Packages packages) {
    return OsDetector.detect(server.root(), packages, new Problems());
  }
}
