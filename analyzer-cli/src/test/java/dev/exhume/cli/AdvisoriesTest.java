package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvisoriesTest {
  private static final String FEED =
      """
      {"id": "CVE-2030-1", "database_specific": {"severity": "critical"},
       "affected": [{"package": {"ecosystem": "Debian:6", "name": "tool"},
        "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.0"}]}]}]}
      """;

  @TempDir private Path directory;
  private Path root;
  private Path feeds;

  @BeforeEach
  void aServerAndAFeed() throws IOException {
    root = directory.resolve("root");
    feeds = Files.createDirectories(directory.resolve("feeds"));
    Files.createDirectories(root.resolve("bin"));
    Files.createDirectories(root.resolve("var/lib/dpkg"));
    Files.writeString(
        Files.createDirectories(root.resolve("etc")).resolve("debian_version"), "6.0\n");
    Files.writeString(
        root.resolve("var/lib/dpkg/status"),
        "Package: tool\nStatus: install ok installed\nVersion: 1.0\n");
    Files.writeString(feeds.resolve("CVE-2030-1.json"), FEED);
  }

  @Test
  void aHoleThatOnlyTheFeedKnowsIsAFindingThatNamesItsFile() {
    assertThat(CommandRun.of("analyze", root, "-o", "-").out()).doesNotContain("CVE-2030-1");
    assertThat(CommandRun.of("analyze", root, "--advisories", feeds, "-o", "-").out())
        .contains("Known holes in tool 1.0: CVE-2030-1", "feeds/CVE-2030-1.json");
  }

  @Test
  void aFindingThatIsBadEnoughCountsInTheExitStatus() {
    CommandRun low = CommandRun.of("analyze", root, "--advisories", feeds, "--fail-on", "low");

    assertThat(low.status()).isEqualTo(4);
    assertThat(low.out()).contains("Next: exhume rescue");
    assertThat(
            CommandRun.of("analyze", root, "--advisories", feeds, "--fail-on", "critical").status())
        .isZero();
  }

  @Test
  void theKitIsWrittenAllTheSame() {
    Path kit = directory.resolve("kit");

    assertThat(CommandRun.of("rescue", root, "-o", kit, "--fail-on", "info").status()).isEqualTo(4);
    assertThat(kit.resolve("run.sh")).exists();
  }

  @Test
  void aBillTellsTheHolesAndFailsOnWhatTheyAreWhereTheyAreReached() {
    CommandRun bill =
        CommandRun.of(
            "packages",
            root,
            "--format",
            "cyclonedx",
            "--vulnerabilities",
            "--advisories",
            feeds,
            "--fail-on",
            "high");

    assertThat(bill.status()).isEqualTo(4);
    assertThat(bill.out()).contains("\"CVE-2030-1\"", "\"exploitable\"", "\"critical\"");
  }

  @Test
  void wrongUsageIsTold() {
    assertThat(CommandRun.of("analyze", root, "--advisories", directory.resolve("none")).err())
        .contains("none is no folder");
    assertThat(CommandRun.of("packages", root, "--vulnerabilities").err())
        .contains("--vulnerabilities needs --format cyclonedx");
    assertThat(CommandRun.of("packages", root, "--fail-on", "high").status()).isEqualTo(2);
  }

  @Test
  void aFeedThatCannotBeReadIsTold() throws IOException {
    Files.writeString(feeds.resolve("broken.json"), "{\"id\": ");

    CommandRun run = CommandRun.of("analyze", root, "--advisories", feeds, "--strict");

    assertThat(run.status()).isEqualTo(3);
    assertThat(CommandRun.of("analyze", root, "--advisories", feeds, "-o", "-").out())
        .contains("broken.json", "is not used from here on", "Known holes in tool 1.0");
  }
}
