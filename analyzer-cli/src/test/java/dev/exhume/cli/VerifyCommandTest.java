package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exhume.testdata.VerifiedRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  @TempDir private Path directory;
  private Path root;

  @BeforeEach
  void aServerWhoseFilesAreDamagedInManyWays() throws IOException {
    root = VerifiedRoot.write(directory);
  }

  @Test
  void theLinesAreThoseOfRpmItselfInItsOrder() throws IOException {
    CommandRun run = CommandRun.of("verify", root);
    assertThat(run.status()).isZero();
    assertThat(run.out().lines()).containsExactlyElementsOf(VerifiedRoot.lines("all"));
  }

  @Test
  void whatIsIgnoredMakesNoDifferenceAsWithRpmsOwnOptions() throws IOException {
    assertThat(CommandRun.of("verify", "--ignore", "time", root).out().lines())
        .containsExactlyElementsOf(VerifiedRoot.lines("no-time"));
    assertThat(CommandRun.of("verify", "--ignore", "digest,size,mode", root).out().lines())
        .containsExactlyElementsOf(VerifiedRoot.lines("no-content"));
  }

  @Test
  void aSinglePackageCanBeVerified() throws IOException {
    assertThat(CommandRun.of("verify", "--package", "dig-verify-other", root).out().lines())
        .containsExactlyElementsOf(VerifiedRoot.lines("one-package"));
  }

  @Test
  void whatNoPackageOwnsIsListedOnRequest() {
    assertThat(
            CommandRun.of("verify", root, "--unowned")
                .out()
                .lines()
                .filter(VerifyCommandTest::isUnowned))
        .containsExactly(
            "unowned     /etc/group",
            "unowned     /etc/passwd",
            "unowned     /opt/shop/",
            "unowned     /usr/lib/dig/ours",
            "unowned     /usr/local/bin/nightly");
    assertThat(CommandRun.of("verify", root).out().lines()).noneMatch(VerifyCommandTest::isUnowned);
  }

  @Test
  void jsonNamesWhatChangedAndWhatIsMissing() throws IOException {
    JsonNode json = json("--unowned");
    JsonNode edited = find(json.get("modifiedFiles"), "/etc/dig/edited.conf");
    assertThat(edited.get("package").asText()).isEqualTo("dig-verify");
    assertThat(edited.get("changes"))
        .extracting(JsonNode::asText)
        .containsExactly("size", "digest", "time");
    assertThat(edited.get("isConfig").asBoolean()).isTrue();
    assertThat(find(json.get("missingFiles"), "/etc/gone/file").get("reason").asText())
        .isEqualTo("Not a directory");
    assertThat(find(json.get("unownedEntries"), "/opt/shop/").get("files").asInt()).isOne();
    assertThat(json("--ignore", "time").get("unownedEntries").isNull()).isTrue();
  }

  @Test
  void whatIsAskedForButNotThereIsSaidInOneLine() throws IOException {
    CommandRun aspect = CommandRun.of("verify", root, "--ignore", "colour");
    assertThat(aspect.status()).isEqualTo(2);
    assertThat(aspect.err()).contains("--ignore: 'colour' is none of size, mode, digest");
    CommandRun name = CommandRun.of("verify", root, "--package", "nginx");
    assertThat(name.status()).isOne();
    assertThat(name.err()).isEqualTo("exhume: package nginx is not installed there\n");
    Files.createDirectories(directory.resolve("bare/etc"));
    CommandRun bare = CommandRun.of("verify", directory.resolve("bare"));
    assertThat(bare.status()).isOne();
    assertThat(bare.err()).contains("no package manager that is known keeps packages there");
  }

  private JsonNode json(String... options) throws IOException {
    List<Object> words = new ArrayList<>(List.of("verify", root, "--format", "json"));
    words.addAll(List.of(options));
    return new ObjectMapper().readTree(CommandRun.of(words.toArray()).out());
  }

  private static JsonNode find(JsonNode list, String path) {
    for (JsonNode item : list) {
      if (item.get("path").asText().equals(path)) {
        return item;
      }
    }
    throw new AssertionError(path + " is not in " + list);
  }

  private static boolean isUnowned(String line) {
    return line.startsWith("unowned ");
  }
}
