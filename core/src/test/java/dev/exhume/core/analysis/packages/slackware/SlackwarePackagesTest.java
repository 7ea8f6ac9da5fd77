package dev.exhume.core.analysis.packages.slackware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The entries are written as installpkg writes them; there is no pkgtools to be had here. */
class SlackwarePackagesTest {
  private static final String HTTPD = "httpd-2.2.4-i486-6_slack12.0";

  private final Problems problems = new Problems();

  @Test
  void aPackageIsWhatItsNameAndItsHeadSay() {
    PackageSource source = open(httpd("/var/log/packages/"));
    assertThat(source.section().manager()).contains("pkgtools");
    assertThat(source.section().database().orElseThrow().path()).isEqualTo("/var/log/packages");
    Packages.Item item = source.section().items().get(0);
    assertThat(item.name()).isEqualTo("httpd");
    assertThat(item.version()).isEqualTo("2.2.4");
    assertThat(item.architecture()).contains("i486");
    assertThat(item.release()).contains("6_slack12.0");
    assertThat(item.sizeBytes()).contains(8420L * 1024);
    assertThat(item.installedAt()).contains(ServerBuilder.INSTALLED);
    assertThat(item.thirdParty()).isFalse();
    assertThat(source.section().label(item)).isEqualTo(HTTPD);
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void sinceFifteenTheyLieElsewhere() {
    assertThat(open(httpd("/var/lib/pkgtools/packages/")).section().count()).isOne();
  }

  @Test
  void theLinksOfAPackageAreThoseItsScriptMakes() {
    assertThat(files(httpd("/var/log/packages/")))
        .filteredOn(file -> file.path().equals("/usr/lib/libapr.so"))
        .singleElement()
        .satisfies(link -> assertThat(link.linkTarget()).contains("libapr.so.0.9.12"));
  }

  @Test
  void aNewConfigurationFileIsThePackagesUnderItsOldNameToo() {
    List<ExpectedFile> files = files(httpd("/var/log/packages/"));
    assertThat(files)
        .filteredOn(ExpectedFile::isConfiguration)
        .extracting(ExpectedFile::path)
        .containsExactly("/etc/httpd/httpd.conf");
    assertThat(files)
        .filteredOn(ExpectedFile::mayBeMissing)
        .extracting(ExpectedFile::path)
        .containsExactly("/etc/httpd/httpd.conf.new");
  }

  @Test
  void whatIsMovedOutOfIncomingLiesAboveItAndTheInstallationLeavesNothing() {
    assertThat(paths(httpd("/var/log/packages/")))
        .contains("/lib/libc-2.5.so", "/usr", "/usr/sbin/httpd")
        .doesNotContain("/lib/incoming/libc-2.5.so", "/install/doinst.sh", "/");
  }

  @Test
  void aBuildOfSomebodyElseIsMarkedSo() {
    ServerBuilder server = httpd("/var/log/packages/");
    entry(
        server,
        "/var/log/packages/",
        "courier-imap-4.1.3-i486-1_SBo",
        "courier-imap-4.1.3-i486-1_SBo",
        "usr/lib/courier-imap/");
    assertThat(open(server).section().items())
        .filteredOn(Packages.Item::thirdParty)
        .extracting(Packages.Item::name)
        .containsExactly("courier-imap");
  }

  @Test
  void aPackageThatWasRemovedIsStillKnown() {
    ServerBuilder server = httpd("/var/log/packages/");
    entry(
        server,
        "/var/log/removed_packages/",
        HTTPD.replace("2.2.4", "2.2.3") + "-upgraded-2008-02-11,20:15:01",
        HTTPD.replace("2.2.4", "2.2.3"),
        "usr/");
    assertThat(open(server).erased())
        .extracting(listed -> listed.item().version())
        .containsExactly("2.2.3");
  }

  @Test
  void aDirectoryOfOtherFilesIsNoDatabase() {
    ServerBuilder server = DeadServers.server().file("/var/log/packages/notes", "a note");
    assertThat(SlackwarePackages.open(server.root(), problems)).isEmpty();
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aFileThatWasLostInACrashIsAProblemAndTheOthersAreRead() {
    ServerBuilder server = httpd("/var/log/packages/").file("/var/log/packages/sed-4.1.5-i486-1");
    assertThat(open(server).section().count()).isOne();
    assertThat(open(server).section().database().orElseThrow().damaged()).isTrue();
    assertThat(problems.sorted())
        .extracting(problem -> problem.message())
        .contains("1 files in it describe no package");
  }

  @Test
  void aNameWithoutVersionIsOneOfTheFirstReleases() {
    assertThat(SlackwareName.of("apache").name()).isEqualTo("apache");
    assertThat(SlackwareName.of("gtk+-2.0-2.10.13-i486-1").name()).isEqualTo("gtk+-2.0");
  }

  private List<ExpectedFile> files(ServerBuilder server) {
    return open(server).packages().stream().flatMap(ListedPackage::expected).toList();
  }

  private List<String> paths(ServerBuilder server) {
    return files(server).stream().map(ExpectedFile::path).toList();
  }

  private PackageSource open(ServerBuilder server) {
    return SlackwarePackages.open(server.root(), problems).orElseThrow();
  }

  private static ServerBuilder httpd(String place) {
    ServerBuilder server = DeadServers.server();
    entry(
        server,
        place,
        HTTPD,
        HTTPD,
        "etc/",
        "etc/httpd/",
        "etc/httpd/httpd.conf.new",
        "install/",
        "install/doinst.sh",
        "lib/incoming/",
        "lib/incoming/libc-2.5.so",
        "usr/",
        "usr/sbin/",
        "usr/sbin/httpd");
    return server.file(
        place.replace("packages/", "scripts/") + HTTPD,
        "config() {",
        "  NEW=\"$1\"",
        "}",
        "config etc/httpd/httpd.conf.new",
        "( cd usr/lib ; rm -rf libapr.so )",
        "( cd usr/lib ; ln -sf libapr.so.0.9.12 libapr.so )");
  }

  private static void entry(
      ServerBuilder server, String place, String file, String name, String... files) {
    server.file(
        place + file,
        "PACKAGE NAME:     " + name,
        "COMPRESSED PACKAGE SIZE:     2532 K",
        "UNCOMPRESSED PACKAGE SIZE:     8420 K",
        "PACKAGE LOCATION: /var/log/mount/slackware/n/" + name + ".tgz",
        "PACKAGE DESCRIPTION:",
        "httpd: httpd (The Apache HTTP Server)",
        "httpd:",
        "FILE LIST:",
        "./",
        String.join("\n", files));
  }
}
