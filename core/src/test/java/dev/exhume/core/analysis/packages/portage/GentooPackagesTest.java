package dev.exhume.core.analysis.packages.portage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.ServerBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The entry is what Portage 3.0.83 wrote when it merged a package made for the purpose. */
class GentooPackagesTest {
  private static final String ENTRY = "/var/db/pkg/app-misc/hello-1.2_rc3-r1/";

  private final Problems problems = new Problems();

  @Test
  void aPackageIsWhatItsDirectoryAndItsFilesSay() {
    PackageSource source = open(hello());
    assertThat(source.section().manager()).contains("portage");
    assertThat(source.section().database().orElseThrow().path()).isEqualTo("/var/db/pkg");
    Packages.Item item = source.section().items().get(0);
    assertThat(item.name()).isEqualTo("app-misc/hello");
    assertThat(item.version()).isEqualTo("1.2_rc3-r1");
    assertThat(item.sizeBytes()).contains(37L);
    assertThat(item.license()).contains("GPL-2");
    assertThat(item.installedAt()).contains(ServerBuilder.INSTALLED);
    assertThat(item.files()).isEqualTo(9);
    assertThat(item.thirdParty()).isFalse();
    assertThat(source.section().label(item)).isEqualTo("app-misc/hello-1.2_rc3-r1");
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aFileHasItsDigestAndItsTimeAlsoWithBlanksInItsName() {
    ExpectedFile file = file("/usr/share/hello dir/a file with blanks");
    assertThat(file.digest().orElseThrow().algorithm()).isEqualTo("MD5");
    assertThat(file.digest().orElseThrow().hexadecimal())
        .isEqualTo("d022cbf534b2330c70b5185e19f89d3b");
    assertThat(file.modified()).contains(Instant.ofEpochSecond(1795452841));
  }

  @Test
  void aLinkHasItsTarget() {
    assertThat(file("/usr/lib/link with blanks").linkTarget()).contains("../share/hello dir");
    assertThat(file("/usr/bin/hi").linkTarget()).contains("hello");
  }

  @Test
  void whatLiesInEtcIsConfiguration() {
    assertThat(file("/etc/hello/hello.conf").isConfiguration()).isTrue();
    assertThat(file("/usr/bin/hello").isConfiguration()).isFalse();
  }

  @Test
  void aPackageOfAnOverlayIsOfSomebodyElse() {
    ServerBuilder server = hello().file(ENTRY + "repository", "sunrise");
    Packages.Item item = open(server).section().items().get(0);
    assertThat(item.thirdParty()).isTrue();
    assertThat(item.vendor()).contains("sunrise");
  }

  @Test
  void aPackageThatWasBeingInstalledIsAProblem() {
    ServerBuilder server = hello().file("/var/db/pkg/app-misc/-MERGING-bash-4.0/CONTENTS", "dir /");
    assertThat(open(server).section().count()).isOne();
    assertThat(problems.sorted()).singleElement().asString().contains("-MERGING-bash-4.0");
  }

  @Test
  void aTornLineCostsItsFileOnly() {
    ServerBuilder server =
        hello()
            .file(ENTRY + "CONTENTS", "dir /usr", "obj /usr/bin/hello 3e2b31c72181", "sym /a ->");
    assertThat(open(server).packages().get(0).paths()).containsExactly("/usr");
    assertThat(problems.sorted()).first().asString().contains("2 lines in it name no file");
  }

  @ParameterizedTest
  @CsvSource({
    "apache-2.2.11-r2, apache, 2.2.11-r2",
    "net-snmp-5.4.2.1, net-snmp, 5.4.2.1",
    "openssl-0.9.8k, openssl, 0.9.8k",
    "glibc-2.8_p20080602-r1, glibc, 2.8_p20080602-r1",
    "timezone-data-2009g, timezone-data, 2009g",
    "font-adobe-100dpi-1.0.0, font-adobe-100dpi, 1.0.0",
    "gnome-python-desktop-base, gnome-python-desktop-base, ''"
  })
  void aDirectoryIsNamedAfterPackageAndVersion(String directory, String name, String version) {
    assertThat(GentooName.of(directory)).isEqualTo(new GentooName(name, version));
  }

  private ExpectedFile file(String path) {
    List<ExpectedFile> files =
        open(hello()).packages().stream().flatMap(ListedPackage::expected).toList();
    return files.stream().filter(file -> file.path().equals(path)).findFirst().orElseThrow();
  }

  private PackageSource open(ServerBuilder server) {
    return GentooPackages.open(server.root(), problems).orElseThrow();
  }

  private static ServerBuilder hello() {
    return DeadServers.server()
        .file(ENTRY + "repository", "gentoo")
        .file(ENTRY + "SIZE", "37")
        .file(ENTRY + "LICENSE", "GPL-2")
        .file(
            ENTRY + "CONTENTS",
            "dir /usr",
            "dir /usr/bin",
            "obj /usr/bin/hello 3e2b31c72181b87149ff995e7202c0e3 1795452841",
            "dir /usr/share/hello dir",
            "obj /usr/share/hello dir/a file with blanks d022cbf534b2330c70b5185e19f89d3b"
                + " 1795452841",
            "dir /etc/hello",
            "obj /etc/hello/hello.conf cdbca9f3f91e698591230cd6c300e82f 1795452841",
            "sym /usr/lib/link with blanks -> ../share/hello dir 1795452841",
            "sym /usr/bin/hi -> hello 1795452841");
  }
}
