package dev.exhume.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.testdata.DeadServers;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHolesTest {
  private static final String COLUMNS =
      "cve\tecosystem\trelease\tpackage\tstatus\tsince\tfixed\tadvisory\n";

  @TempDir Path feeds;

  @Test
  void whatTheChangeLogOfAPackageSaysIsStillReadWhenItsHolesAreJudged() throws IOException {
    Files.writeString(
        feeds.resolve("own.tsv"),
        COLUMNS + "CVE-2099-0001\trhel\t6\tdig-server\tnever-fixed\t\t\t\n");
    Path root =
        DeadServers.server()
            .file("/etc/redhat-release", "CentOS release 6.10 (Final)")
            .bytes("/var/lib/rpm/Packages.db", RpmDatabases.packagesFile("ndb/grown"))
            .root();

    ServerProfile profile;
    try (DeadServer server = DeadServer.open(root)) {
      profile = server.analyze(Instant.EPOCH, Optional.of(feeds));
    }

    assertThat(profile.findings()).extracting(Finding::id).contains("vulnerable-package");
    assertThat(profile.problems())
        .filteredOn(problem -> problem.path().equals("/var/lib/rpm/Packages.db"))
        .isEmpty();
  }
}
