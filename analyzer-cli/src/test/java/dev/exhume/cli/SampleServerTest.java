package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.exhume.cli.summary.Summary;
import dev.exhume.cli.text.Screen;
import dev.exhume.core.DeadServer;
import dev.exhume.core.ServerAnalyzer;
import dev.exhume.core.kit.RescueKit;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.ServerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of the sample server, whole, as in the files of {@code golden}; {@code
 * -Dgolden.update=true} writes them anew, for a reader of the difference.
 */
class SampleServerTest {
  private static final Path PROJECT = Path.of(System.getProperty("exhume.project"));
  private static final Path SAMPLE =
      PROJECT.resolve("testdata/servers/centos4-web/centos4-web.tar.gz");
  private static final Path GOLDEN =
      PROJECT.resolve("analyzer-cli/src/test/resources/golden/centos4-web");
  private static final Path SCHEMA =
      PROJECT.resolve("core/src/main/resources/dev/exhume/core/profile/profile.schema.json");
  private static final Instant DAY = Instant.parse("2026-11-22T09:30:00Z");

  @TempDir private Path kit;

  @Test
  void theProfileIsWhatWasReviewed() throws IOException {
    String profile = ProfileJson.toString(profile());
    isAsReviewed("profile.json", profile);
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA))
                .validate(profile, InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void theSummaryIsWhatWasReviewedAndFitsAScreen() throws IOException {
    Path portable = kit.resolve("portable.json");
    Files.writeString(portable, portable(ProfileJson.toString(profile())));
    String summary = Summary.of(ProfileJson.read(portable), Screen.plain());
    isAsReviewed("summary.txt", summary);
    assertThat(summary.lines()).hasSizeLessThanOrEqualTo(30).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RUNBOOK.md",
        "compose.yaml",
        "run.sh",
        "Dockerfile",
        "changes.json",
        "packages.txt"
      })
  void theKitIsWhatWasReviewed(String file) throws IOException {
    writeKit();
    isAsReviewed(file, Files.readString(kit.resolve(file)));
  }

  @Test
  void noSecretOfTheServerLeavesTheArchive() throws IOException {
    writeKit();
    for (String file : List.of("profile.json", "RUNBOOK.md", "entrypoint.sh", "changes.json")) {
      assertThat(kit.resolve(file)).content().doesNotContain("PLANTED", "UExBTlRFRD");
    }
  }

  private static ServerProfile profile() throws IOException {
    try (DeadServer server = DeadServer.open(SAMPLE)) {
      return server.analyze(DAY);
    }
  }

  private void writeKit() throws IOException {
    try (DeadServer server = DeadServer.open(SAMPLE)) {
      RescueKit.plan(server.analyze(DAY)).write(server.root(), kit);
    }
  }

  private static String portable(String text) {
    String version = ServerAnalyzer.TOOL.version();
    return text.replace(SAMPLE.toString(), "centos4-web.tar.gz")
        .replace("\"version\": \"" + version + "\"", "\"version\": \"X\"")
        .replace("exhume " + version, "exhume X")
        .replace("version=\"" + version + "\"", "version=\"X\"");
  }

  private static void isAsReviewed(String name, String text) throws IOException {
    String portable = portable(text);
    Path golden = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, portable);
    }
    assertThat(portable).isEqualTo(Files.readString(golden));
  }
}
