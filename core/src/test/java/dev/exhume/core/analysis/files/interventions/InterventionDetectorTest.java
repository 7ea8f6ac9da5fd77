package dev.exhume.core.analysis.files.interventions;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterventionDetectorTest {
  private static final String STATUS = "/var/lib/dpkg/status";

  private static final String NEEDED =
      ", for kernel 2.6.32; a container needs it in the kernel of its host";

  private final ServerBuilder server =
      server()
          .file(
              STATUS,
              "Package: linux-image",
              "Status: install ok installed",
              "Version: 1",
              "",
              "Package: repo-release",
              "Status: install ok installed",
              "Version: 1",
              "Origin: Shop Ltd",
              "")
          .file(
              "/var/lib/dpkg/info/linux-image.list",
              "/lib/modules/2.6.32/kernel/fs/ext3.ko",
              "/lib/modules/2.6.32/extra/kmod.ko",
              "/etc/yum.repos.d/base.repo")
          .file("/var/lib/dpkg/info/repo-release.list", "/etc/yum.repos.d/shop.repo");
  private final Problems problems = new Problems();

  @Test
  void whatTheAdministratorDivertedIsToldAndWhatPackagesDivertIsNot() throws IOException {
    server.file(
        "/var/lib/dpkg/diversions",
        "/usr/bin/mail",
        "/usr/bin/mail.distrib",
        ":",
        "/bin/sh",
        "/bin/sh.distrib",
        "dash");

    assertThat(detect())
        .containsExactly(
            new Intervention(
                "diversion",
                "/usr/bin/mail",
                "the package's file lies in /usr/bin/mail.distrib",
                Evidence.line("/var/lib/dpkg/diversions", 1)));
  }

  @Test
  void anOverriddenModeIsComparedWithTheFile() throws IOException {
    server
        .file("/usr/bin/ping", "x")
        .mode("/usr/bin/ping", 0711)
        .executable("/usr/bin/at", "x")
        .mode("/usr/bin/at", 04755)
        .file(
            "/var/lib/dpkg/statoverride",
            "root adm 4710 /usr/bin/ping",
            "daemon daemon 4755 /usr/bin/at",
            "root root 9999999999 /usr/bin/odd",
            "short");

    assertThat(detect())
        .extracting(Intervention::subject, Intervention::detail)
        .containsExactly(
            tuple("/usr/bin/at", "daemon:daemon 4755"),
            tuple("/usr/bin/ping", "root:adm 4710, but the file has 711"));
  }

  @Test
  void whatThePackageManagerWasToldNotToUnpackIsMissingOnPurpose() throws IOException {
    server
        .file("/etc/dpkg/dpkg.cfg.d/small", "# small", "path-exclude=/usr/share/doc/*")
        .file("/etc/rpm/macros.small", "%_excludedocs 1", "%_install_langs all");

    assertThat(detect())
        .extracting(Intervention::subject)
        .containsExactly("/usr/share/doc/*", "_excludedocs");
  }

  @Test
  void packagesThatWereNotToBeUpgradedAreNamedWhoeverHoldsThem() throws IOException {
    server
        .file(STATUS, "Package: mysql", "Status: hold ok installed", "Version: 5", "")
        .file("/etc/yum.conf", "[main]", "exclude=kernel* php-*, glibc")
        .file("/etc/yum/pluginconf.d/versionlock.list", "0:httpd-2.2.3-11.el5")
        .file("/etc/apt/preferences", "Package: nginx", "Pin: release a=stable");

    assertThat(detect())
        .extracting(Intervention::subject)
        .containsExactly("0:httpd-2.2.3-11.el5", "glibc", "kernel*", "mysql", "nginx", "php-*");
  }

  @Test
  void repositoriesThatDidNotComeWithTheDistributionAreNamedWithoutTheirPasswords()
      throws IOException {
    server
        .file("/etc/yum.repos.d/base.repo", "[base]", "baseurl=http://mirror.example.org/")
        .file("/etc/yum.repos.d/shop.repo", "[shop]", "baseurl=http://shop:hunter2@shop.example/")
        .file("/etc/yum.repos.d/own.repo", "[own]", "enabled = 0")
        .file(
            "/etc/apt/sources.list",
            "deb http://ftp.us.debian.org/debian lenny main",
            "deb http://mirror.example.org/pub/ubuntu hardy main",
            "deb [arch=amd64] http://apt.shop.example/ stable main");

    assertThat(detect())
        .extracting(Intervention::subject, Intervention::detail)
        .containsExactly(
            tuple("http://apt.shop.example/", "release stable"),
            tuple("own", "without an address, not enabled"),
            tuple("shop", "http://shop:***@shop.example/"));
  }

  @Test
  void kernelsAndModulesThatSomebodyBuiltAreNeededInTheKernelOfTheHost() throws IOException {
    server
        .file("/lib/modules/2.6.32/kernel/fs/ext3.ko", "x")
        .file("/lib/modules/2.6.32/extra/kmod.ko", "x")
        .file("/lib/modules/2.6.32/extra/dongle.ko", "x")
        .file("/lib/modules/2.6.32/updates/dkms/wacom.ko.xz", "x")
        .file("/lib/modules/2.6.32/modules.dep", "x")
        .file("/lib/modules/3.0.1-shop/kernel/fs/ext3.ko", "x")
        .file("/lib/modules/2.6.18/modules.dep", "x")
        .link("/lib/modules/2.6.32/weak-updates/kmod.ko", "/lib/modules/2.6.32/extra/kmod.ko")
        .link("/lib/modules/2.6.32/build", "/usr/src/linux");

    assertThat(detect())
        .extracting(Intervention::kind, Intervention::subject, Intervention::detail)
        .containsExactly(
            tuple(
                "kernel",
                "3.0.1-shop",
                "no package has this kernel; a container runs on that of its host"),
            tuple("kernel-module", "dongle.ko", "no package has it" + NEEDED),
            tuple("kernel-module", "wacom.ko.xz", "DKMS built it" + NEEDED));
  }

  @Test
  void hostileNotesAreNothing() throws IOException {
    server
        .file("/var/lib/dpkg/diversions", "one", "two")
        .file("/var/lib/dpkg/statoverride", "a b c", "root root 644 \u0000")
        .file("/etc/apt/sources.list", "deb", "deb " + "[".repeat(5_000))
        .link("/etc/yum.repos.d/loop.repo", "loop.repo");

    assertThat(detect()).extracting(Intervention::kind).containsOnly("mode-override");
  }

  private List<Intervention> detect() throws IOException {
    try (PackageInventory packages = PackageDetector.detect(server.root(), problems)) {
      return InterventionDetector.detect(server.root(), packages, problems);
    }
  }
}
