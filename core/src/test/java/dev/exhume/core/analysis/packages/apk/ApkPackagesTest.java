package dev.exhume.core.analysis.packages.apk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.ServerBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The entry is written by Alpine's description; digests of targets agree with Alpine 3.4's own. */
class ApkPackagesTest {
  private static final String FILE = "/lib/apk/db/installed";

  private final Problems problems = new Problems();

  @Test
  void aPackageIsWhatItsFieldsSay() {
    PackageSource source = open(busybox());
    assertThat(source.section().manager()).contains("apk");
    assertThat(source.section().database().orElseThrow().path()).isEqualTo(FILE);
    Packages.Item item = source.section().items().get(0);
    assertThat(item.name()).isEqualTo("busybox");
    assertThat(item.version()).isEqualTo("1.24.2-r12");
    assertThat(item.architecture()).contains("x86_64");
    assertThat(item.sizeBytes()).contains(909312L);
    assertThat(item.sourcePackage()).contains("busybox-suite");
    assertThat(item.installedAt()).isEmpty();
    assertThat(item.files()).isEqualTo(7);
    assertThat(source.section().label(item)).isEqualTo("busybox-1.24.2-r12");
    assertThat(source.packages().get(0).settledAt()).contains(Instant.ofEpochSecond(1478004988));
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aFileHasModeOwnerAndDigest() {
    ExpectedFile file = file("/etc/shadow");
    assertThat(file.mode()).contains(0640);
    assertThat(file.owner()).contains("0");
    assertThat(file.group()).contains("42");
    assertThat(file.isConfiguration()).isTrue();
    assertThat(file.digest().orElseThrow().algorithm()).isEqualTo("SHA-1");
    assertThat(file.digest().orElseThrow().hexadecimal())
        .isEqualTo("2c6d228bcbcfe204200e64a72b4581b63b68be58");
  }

  @Test
  void aFileOfWhichNothingIsSaidIsRootsAndHas644() {
    ExpectedFile file = file("/etc/securetty");
    assertThat(file.mode()).contains(0644);
    assertThat(file.owner()).contains("0");
  }

  @Test
  void theModeOfADirectoryCountsWhereItIsSaid() {
    assertThat(file("/tmp").mode()).contains(01777);
    assertThat(file("/etc").mode()).isEmpty();
  }

  @Test
  void apkThreeKeepsItUnderUsr() {
    ServerBuilder server = DeadServers.server().file("/usr" + FILE, "P:musl", "V:1.2.5-r1");
    assertThat(open(server).section().count()).isOne();
  }

  @Test
  void aPackageWithoutVersionIsAProblemAndTheOthersAreRead() {
    ServerBuilder server =
        DeadServers.server().file(FILE, "P:torn", "", "C:Q1x", "P:musl", "V:1.1.14-r14");
    assertThat(open(server).section().items())
        .extracting(Packages.Item::name)
        .containsExactly("musl");
    assertThat(problems.sorted()).singleElement().asString().contains("left out");
  }

  @Test
  void brokenFieldsAreNoClaims() {
    ServerBuilder server =
        DeadServers.server()
            .file(
                FILE,
                "P:a",
                "V:1",
                "I:-1",
                "t:99999999999999",
                "F:etc",
                "R:x",
                "a:0:0:99",
                "Z:Q1?");
    ExpectedFile file = open(server).packages().get(0).expected().skip(1).findFirst().orElseThrow();
    assertThat(file.mode()).isEmpty();
    assertThat(file.digest()).isEmpty();
    assertThat(open(server).packages().get(0).settledAt()).isEmpty();
  }

  private ExpectedFile file(String path) {
    return open(busybox())
        .packages()
        .get(0)
        .expected()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private PackageSource open(ServerBuilder server) {
    return ApkPackages.open(server.root(), problems).orElseThrow();
  }

  private static ServerBuilder busybox() {
    return DeadServers.server()
        .file(
            FILE,
            "C:Q1QxIfwFeHINCkQMNzoUd4gwicE3Y=",
            "P:busybox",
            "V:1.24.2-r12",
            "A:x86_64",
            "S:484914",
            "I:909312",
            "T:Size optimized toolbox of many common UNIX utilities",
            "L:GPL2",
            "o:busybox-suite",
            "m:Somebody <somebody@example.org>",
            "t:1478004988",
            "F:bin",
            "R:busybox",
            "a:0:0:755",
            "Z:Q1PRsACpo+uRaH+1HWRJAs1oikeb8=",
            "R:sh",
            "a:0:0:777",
            "Z:Q1pcfTfDNEbNKQc2s1tia7da05M8Q=",
            "F:etc",
            "R:securetty",
            "Z:Q14VDshgWFleuDbp4jqXk+UNES65Q=",
            "R:shadow",
            "a:0:42:640",
            "Z:Q1LG0ii8vP4gQgDmSnK0WBtjtovlg=",
            "F:tmp",
            "M:0:0:1777");
  }
}
