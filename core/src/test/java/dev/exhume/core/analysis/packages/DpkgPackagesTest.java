package dev.exhume.core.analysis.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.ServerBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DpkgPackagesTest {
  private static final String STATUS = "/var/lib/dpkg/status";

  private final Problems problems = new Problems();

  @Test
  void aPackageIsDescribedByItsParagraph() {
    ServerBuilder server =
        status(
                "Package: apache2.2-common",
                "Status: install ok installed",
                "Priority: optional",
                "Installed-Size: 912",
                "Maintainer: Debian Apache Maintainers <debian-apache@lists.debian.org>",
                "Architecture: i386",
                "Source: apache2 (2.2.16-5)",
                "Version: 2:2.2.16-6+squeeze7",
                "Conffiles:",
                " /etc/apache2/apache2.conf 3f6e5a9f1c1a7c2a7f3d4b5c6d7e8f90",
                "Description: Apache HTTP Server common files",
                " This is: no field.",
                " .",
                " Nor is this.")
            .file(
                "/var/lib/dpkg/info/apache2.2-common.list",
                "/.",
                "/etc",
                "/etc/apache2/apache2.conf",
                "/usr/sbin/apache2");
    PackageInventory inventory = detect(server);
    assertThat(inventory.section().manager()).contains("dpkg");
    assertThat(inventory.section().database().orElseThrow().format()).isEqualTo("dpkg-status");
    assertThat(inventory.section().database().orElseThrow().path()).isEqualTo(STATUS);
    Packages.Item item = inventory.section().items().get(0);
    assertThat(item.name()).isEqualTo("apache2.2-common");
    assertThat(item.epoch()).contains(2L);
    assertThat(item.version()).isEqualTo("2.2.16-6+squeeze7");
    assertThat(item.release()).isEmpty();
    assertThat(item.architecture()).contains("i386");
    assertThat(item.sourcePackage()).contains("apache2");
    assertThat(item.sizeBytes()).contains(912L * 1024);
    assertThat(item.installedAt()).contains(ServerBuilder.INSTALLED);
    assertThat(item.files()).isEqualTo(3);
    assertThat(item.thirdParty()).isFalse();
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aRemovedPackageIsNotInstalledEvenIfItsConfigurationStayed() {
    ServerBuilder server =
        status(
            "Package: stays",
            "Status: install ok unpacked",
            "Version: 1",
            "",
            "Package: removed",
            "Status: deinstall ok config-files",
            "Version: 1",
            "",
            "Package: never",
            "Status: purge ok not-installed");
    assertThat(names(detect(server))).containsExactly("stays");
    assertThat(DpkgPackages.open(server.root(), problems).orElseThrow().erased())
        .extracting(listed -> listed.item().name())
        .containsExactly("removed");
  }

  @Test
  void theListOfAMultiArchPackageHasItsArchitectureInItsName() {
    ServerBuilder server =
        status("Package: libc6", "Status: install ok installed", "Architecture: i386", "Version: 2")
            .file("/var/lib/dpkg/info/libc6:i386.list", "/.", "/lib/i386-linux-gnu/libc.so.6");
    PackageInventory inventory = detect(server);
    assertThat(inventory.ownerOf(path(server, "/lib/i386-linux-gnu/libc.so.6"))).contains("libc6");
    assertThat(inventory.knowsFiles()).isTrue();
  }

  @Test
  void partsInStatusDAreReadToo() {
    ServerBuilder server =
        DeadServers.server()
            .file("/var/lib/dpkg/status.d/base", "Package: base-files", "Version: 11")
            .file("/var/lib/dpkg/status.d/base.md5sums", "0123456789abcdef  etc/issue");
    assertThat(names(detect(server))).containsExactly("base-files");
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void whoMadeAPackageShowsInWhatDistributionsDoNotWrite() {
    ServerBuilder server =
        status(
            paragraph("plain", "Maintainer: Jane Doe <jane@example.org>"),
            paragraph("ubuntu", "Origin: Ubuntu"),
            paragraph("repository", "Origin: Docker"),
            paragraph("fpm", "License: GPL", "Vendor: builder@buildhost"),
            paragraph("checkinstall", "Maintainer: root@web01"));
    assertThat(detect(server).section().items())
        .filteredOn(Packages.Item::thirdParty)
        .extracting(Packages.Item::name)
        .containsExactly("checkinstall", "fpm", "repository");
  }

  @Test
  void aPackageOfARepositoryThatIsNotTheDistributionsIsOfAThirdParty() {
    String lists = "/var/lib/apt/lists/";
    ServerBuilder server =
        status(paragraph("libc6"), paragraph("php5-cgi"), paragraph("tool"))
            .file(lists + "ftp.debian.org_debian_dists_lenny_Release", "Origin: Debian")
            .file(
                lists + "ftp.debian.org_debian_dists_lenny_main_binary-i386_Packages",
                paragraph("libc6"))
            .file(
                lists + "packages.dotdeb.org_dists_stable_InRelease",
                "-----BEGIN PGP SIGNED MESSAGE-----",
                "Hash: SHA1",
                "",
                "Origin: packages.dotdeb.org")
            .file(
                lists + "packages.dotdeb.org_dists_stable_all_binary-i386_Packages",
                paragraph("php5-cgi"),
                "Package: tool",
                "Version: 2");
    assertThat(detect(server).section().items())
        .filteredOn(Packages.Item::thirdParty)
        .extracting(Packages.Item::name)
        .containsExactly("php5-cgi");
  }

  @Test
  void aTruncatedStatusKeepsWhatIsWholeAndSaysWhatIsLost() {
    ServerBuilder server =
        status(
            "Package: whole",
            "Status: install ok installed",
            "Version: 1.0",
            "",
            "Package: cut",
            "Status: install ok installed",
            "Archit");
    PackageInventory inventory = detect(server);
    assertThat(names(inventory)).containsExactly("whole");
    assertThat(inventory.section().database().orElseThrow().damaged()).isTrue();
    assertThat(problems.sorted())
        .extracting(problem -> problem.path() + " " + problem.message())
        .containsExactly(
            STATUS + " line 5: a package without name or version is left out",
            STATUS + " line 7: is no field of a package; what it said is lost");
  }

  @Test
  void aStatusThatACrashLeftFullOfZeroBytesIsReadFromTheOneBefore() {
    ServerBuilder server =
        DeadServers.server()
            .bytes(STATUS, new byte[0])
            .file("/var/lib/dpkg/status-old", "Package: before", "Version: 1");
    assertThat(names(detect(server))).containsExactly("before");
    assertThat(problems.sorted()).hasSize(1);
  }

  @Test
  void aMissingListOfFilesIsAProblem() {
    ServerBuilder server =
        status("Package: lost", "Version: 1").file("/var/lib/dpkg/info/other.list", "/.");
    detect(server);
    assertThat(problems.sorted())
        .extracting(problem -> problem.message())
        .containsExactly("1 packages have no list of files; theirs seem to be nobody's");
  }

  @Test
  void filesCarryTheDigestsThatThePackageBroughtAlong() {
    ServerBuilder server =
        status(
                "Package: site",
                "Version: 1",
                "Conffiles:",
                " /etc/site.conf 00000000000000000000000000000001 obsolete")
            .file("/var/lib/dpkg/info/site.list", "/.", "/etc/site.conf", "/usr/bin/a b")
            .file(
                "/var/lib/dpkg/info/site.md5sums", "00000000000000000000000000000002  usr/bin/a b");
    ListedPackage site = DpkgPackages.open(server.root(), problems).orElseThrow().packages().get(0);
    assertThat(site.files())
        .extracting(
            file -> "%s %s %s".formatted(file.path(), file.digest().orElse("-"), file.isConfig()))
        .containsExactly(
            "/etc/site.conf 00000000000000000000000000000001 true",
            "/usr/bin/a b 00000000000000000000000000000002 false");
  }

  @Test
  void hostileNamesAndNumbersNeverLeaveTheDirectoryOrBreakTheAnalysis() {
    ServerBuilder server =
        status(
            paragraph("../../../etc/passwd", "Architecture: ../x"),
            paragraph("nul\0name", "Installed-Size: 99999999999999999999"),
            paragraph("x", "Installed-Size: -1", "Architecture: all"),
            "Package: colon",
            "Version: 99999999999999999999:1");
    PackageInventory inventory = detect(server);
    assertThat(inventory.section().count()).isEqualTo(4);
    assertThat(inventory.section().items()).allMatch(item -> item.sizeBytes().isEmpty());
    assertThat(inventory.find("colon").orElseThrow().version()).isEqualTo("99999999999999999999:1");
  }

  @Test
  void bytesThatAreNoTextAtAllAreAProblem() {
    byte[] noise = "\u0001\u0002\n\n \n:\n\u0000\n".getBytes(StandardCharsets.UTF_8);
    PackageInventory inventory = detect(DeadServers.server().bytes(STATUS, noise));
    assertThat(inventory.section().count()).isZero();
    assertThat(problems.sorted()).isNotEmpty();
  }

  private static ServerBuilder status(String... lines) {
    return DeadServers.server().file(STATUS, lines);
  }

  private static String paragraph(String name, String... fields) {
    return "Package: %s\nStatus: install ok installed\nVersion: 1\n%s\n"
        .formatted(name, String.join("\n", fields));
  }

  private PackageInventory detect(ServerBuilder server) {
    return PackageDetector.detect(server.root(), problems);
  }

  private static Path path(ServerBuilder server, String path) {
    return server.root().resolve(path);
  }

  private static List<String> names(PackageInventory inventory) {
    return inventory.section().items().stream().map(Packages.Item::name).toList();
  }
}
