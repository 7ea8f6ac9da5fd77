package dev.exhume.core.analysis.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the package managers of Gentoo, Alpine and Slackware know of files is compared. */
class PlainVerificationTest {
  private static final Instant LATER = ServerBuilder.INSTALLED.plusSeconds(86_400);

  private final Problems problems = new Problems();

  @Test
  void aFileOfGentooIsComparedByContentAndTimeAndALinkByItsTarget() throws IOException {
    assertThat(verified(gentoo())).isEmpty();
    ServerBuilder changed =
        gentoo().file("/usr/bin/hello", "other").modified("/usr/bin/hello", LATER);
    assertThat(verified(changed)).containsExactly("/usr/bin/hello [digest, time]");
    assertThat(quick(changed)).containsExactly("/usr/bin/hello [digest]");
  }

  @Test
  void aLinkOfGentooThatLeadsElsewhereOrIsNoneDiffers() throws IOException {
    ServerBuilder other =
        DeadServers.server().file("/usr/bin/hello", "hello").link("/usr/bin/hi", "x");
    assertThat(verified(entry(other))).containsExactly("/usr/bin/hi [linkTarget]");
    ServerBuilder none = DeadServers.server().file("/usr/bin/hello", "hello").file("/usr/bin/hi");
    assertThat(verified(entry(none))).containsExactly("/usr/bin/hi [mode]");
  }

  @Test
  void aFileOfAlpineIsComparedByContentModeAndOwnerAndALinkByTheDigestOfItsTarget()
      throws IOException {
    assertThat(verified(alpine().link("/bin/sh", "busybox"))).isEmpty();
    assertThat(verified(alpine().link("/bin/sh", "bash"))).containsExactly("/bin/sh [digest]");
    assertThat(verified(alpine().link("/bin/sh", "busybox").mode("/etc/shadow", 0644)))
        .containsExactly("/etc/shadow [mode]");
    assertThat(verified(alpine().link("/bin/sh", "busybox").owner("/etc/shadow", 0, 0)))
        .containsExactly("/etc/shadow [group]");
  }

  @Test
  void aProgramOfAlpineThatIsNewerThanItsPackageIsReadAtOnce() throws IOException {
    ServerBuilder server =
        alpine()
            .link("/bin/sh", "busybox")
            .executable("/bin/busybox", "other")
            .modified("/bin/busybox", LATER);
    assertThat(quick(server)).containsExactly("/bin/busybox [digest]");
  }

  @Test
  void ofSlackwareAFileCanOnlyBeMissing() throws IOException {
    ServerBuilder server =
        DeadServers.server()
            .file(
                "/var/log/packages/hello-1.0-i486-1",
                "PACKAGE NAME:     hello-1.0-i486-1",
                "FILE LIST:",
                "./",
                "usr/bin/hello",
                "usr/bin/gone")
            .file("/usr/bin/hello", "anything");
    assertThat(verified(server)).containsExactly("/usr/bin/gone missing");
  }

  private List<String> verified(ServerBuilder server) throws IOException {
    Path root = server.root();
    List<FileReport> reports = new ArrayList<>();
    try (PackageInventory inventory = PackageDetector.detect(root, problems)) {
      PackageVerification verification =
          PackageVerification.thorough(root, inventory.listed(), problems);
      inventory.listed().forEach(one -> verification.verify(one, Set.of(), reports::add));
    }
    return lines(reports);
  }

  private List<String> quick(ServerBuilder server) throws IOException {
    Path root = server.root();
    try (PackageInventory inventory = PackageDetector.detect(root, problems)) {
      return lines(QuickVerification.of(root, inventory.listed(), problems).changed());
    }
  }

  private static List<String> lines(List<FileReport> reports) {
    return reports.stream()
        .map(report -> report.path() + " " + (report.isMissing() ? "missing" : report.changes()))
        .toList();
  }

  private static ServerBuilder gentoo() {
    return entry(DeadServers.server().file("/usr/bin/hello", "hello").link("/usr/bin/hi", "hello"));
  }

  private static ServerBuilder entry(ServerBuilder server) {
    long second = ServerBuilder.INSTALLED.getEpochSecond();
    return server.file(
        "/var/db/pkg/app-misc/hello-1/CONTENTS",
        "dir /usr/bin",
        "obj /usr/bin/hello b1946ac92492d2347c6235b4d2611184 " + second,
        "sym /usr/bin/hi -> hello " + second);
  }

  private static ServerBuilder alpine() {
    return DeadServers.server()
        .executable("/bin/busybox", "hello")
        .file("/etc/shadow", "hello")
        .mode("/etc/shadow", 0640)
        .owner("/etc/shadow", 0, 42)
        .file(
            "/lib/apk/db/installed",
            "P:busybox",
            "V:1.24.2-r12",
            "t:" + ServerBuilder.INSTALLED.getEpochSecond(),
            "F:bin",
            "R:busybox",
            "a:0:0:755",
            "Z:Q19XLTlvrpIGYocU+yzgD3LpTyJY8=",
            "R:sh",
            "a:0:0:777",
            "Z:Q1LxBvJ/ofKKik4CrrENc7ePnJsko=",
            "F:etc",
            "R:shadow",
            "a:0:42:640",
            "Z:Q19XLTlvrpIGYocU+yzgD3LpTyJY8=");
  }
}
