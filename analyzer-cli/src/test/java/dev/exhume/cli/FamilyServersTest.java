package dev.exhume.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import dev.exhume.testdata.family.FamilyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of a server in the style of each family, whole, as in the files of {@code golden};
 * {@code -Dgolden.update=true} writes them anew, for a reader of the difference. The servers stay
 * in {@code target/servers}, to be looked at with {@code ./exhume}.
 */
class FamilyServersTest {
  private static final Path PROJECT = Path.of(System.getProperty("exhume.project"));
  private static final Path SERVERS = PROJECT.resolve("testdata/servers");
  private static final Path TARBALLS = PROJECT.resolve("analyzer-cli/target/servers");
  private static final Path GOLDEN = PROJECT.resolve("analyzer-cli/src/test/resources/golden");
  private static final Path SCHEMA =
      PROJECT.resolve("core/src/main/resources/dev/exhume/core/profile/profile.schema.json");
  private static final Instant DAY = Instant.parse("2026-11-22T09:30:00Z");

  /** Settings and calls, which stand at the beginning of their line; the long probes left out. */
  private static final Pattern KNOWN_OF_SERVER =
      Pattern.compile("(?!probe|proc=|sys=|docker=|kit=)[a-z_0-9]+=.*|check_[a-z]+ .*");

  @TempDir private Path kit;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "centos6",
        "centos7",
        "fedora8",
        "sles10",
        "slackware12",
        "gentoo2009",
        "ubuntu804"
      })
  void whatIsSaidOfAServerIsWhatWasReviewed(String family) throws IOException {
    try (DeadServer server = DeadServer.open(tarball(family))) {
      ServerProfile profile = server.analyze(DAY);
      String json = ProfileJson.toString(profile);
      isAsReviewed(family, "profile.json", json);
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(Files.readString(SCHEMA))
                  .validate(json, InputFormat.JSON))
          .isEmpty();
      Path portable = kit.resolve("portable.json");
      Files.writeString(portable, portable(family, json));
      String summary = Summary.of(ProfileJson.read(portable), Screen.plain());
      isAsReviewed(family, "summary.txt", summary);
      assertThat(summary.lines()).allMatch(line -> line.length() <= 80);
      RescueKit.plan(profile).write(server.root(), kit.resolve("kit"));
      isAsReviewed(family, "Dockerfile", Files.readString(kit.resolve("kit/Dockerfile")));
      isAsReviewed(family, "entrypoint.sh", services(kit.resolve("kit/entrypoint.sh")));
      isAsReviewed(family, "run.sh", Files.readString(kit.resolve("kit/run.sh")));
      isAsReviewed(family, "compose.yaml", Files.readString(kit.resolve("kit/compose.yaml")));
      isAsReviewed(family, "preflight.sh", checks(kit.resolve("kit/preflight.sh")));
      for (String script : List.of("preflight.sh", "run.sh")) {
        shellcheckHasNothingToSayOf(kit.resolve("kit").resolve(script));
      }
    }
  }

  private static Path tarball(String family) throws IOException {
    Files.createDirectories(TARBALLS);
    return FamilyServer.read(SERVERS.resolve(family)).pack(TARBALLS.resolve(family + ".tar"));
  }

  /** What the entrypoint knows of this server; the rest is the same for all. */
  private static String services(Path entrypoint) throws IOException {
    String text = Files.readString(entrypoint);
    return text.substring(text.indexOf("root=''"), text.indexOf("\nstopping=\n") + 1);
  }

  /** What the checks of the host know of this server. */
  private static String checks(Path preflight) throws IOException {
    return Files.readAllLines(preflight).stream()
        .filter(line -> KNOWN_OF_SERVER.matcher(line).matches())
        .map(line -> line.replaceFirst("image_kib=\\d+", "image_kib=X"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static void shellcheckHasNothingToSayOf(Path script) throws IOException {
    Path shellcheck = Path.of("/usr/bin/shellcheck");
    if (!Files.isExecutable(shellcheck)) {
      return; // .ci/run brings it
    }
    Process process =
        new ProcessBuilder(shellcheck.toString(), "-s", "sh", script.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
  }

  private static String portable(String family, String text) {
    String version = ServerAnalyzer.TOOL.version();
    return text.replace(TARBALLS.resolve(family + ".tar").toString(), family + ".tar")
        .replace("\"version\": \"" + version + "\"", "\"version\": \"X\"")
        .replace("exhume " + version, "exhume X")
        .replace("version=\"" + version + "\"", "version=\"X\"");
  }

  private static void isAsReviewed(String family, String name, String text) throws IOException {
    String portable = portable(family, text);
    Path golden = GOLDEN.resolve(family).resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, portable);
    }
    assertThat(portable).isEqualTo(Files.readString(golden));
  }
}
