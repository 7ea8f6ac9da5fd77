package dev.exhume.core.analysis.packages;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PackageDetectorTest {
  private final Problems problems = new Problems();

  @Test
  void ofSeveralManagersTheOneWithTheMostPackagesIsTheServersOwn() throws IOException {
    ServerBuilder server =
        slackware(slackware(server(), "bash-3.1.017-i486-2"), "sed-4.1.5-i486-1")
            .file(
                "/var/lib/dpkg/status",
                "Package: dpkg",
                "Status: install ok installed",
                "Version: 1")
            .file("/var/db/pkg/app-misc/hello-1/CONTENTS", "dir /usr");
    try (PackageInventory inventory = PackageDetector.detect(server.root(), problems)) {
      assertThat(inventory.section().manager()).contains("pkgtools");
      assertThat(inventory.section().otherDatabases())
          .extracting(Packages.OtherDatabase::path)
          .containsExactly("/var/lib/dpkg/status", "/var/db/pkg");
      Path bash = server.root().resolve("/bin/bash-3.1.017-i486-2");
      assertThat(inventory.ownerOf(bash)).contains("bash");
    }
  }

  @Test
  void aDirectoryThatIsADatabaseIsOneAlone() throws IOException {
    Path directory = slackware(server(), "bash-3.1.017-i486-2").root().resolve("var/log/packages");
    assertThat(PackageDetector.openAlone(directory, problems).orElseThrow().section().count())
        .isOne();
  }

  private static ServerBuilder slackware(ServerBuilder server, String name) {
    return server.file(
        "/var/log/packages/" + name,
        "PACKAGE NAME:     " + name,
        "FILE LIST:",
        "./",
        "bin/" + name);
  }
}
