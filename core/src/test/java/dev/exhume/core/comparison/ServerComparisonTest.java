package dev.exhume.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.comparison.Difference.FieldChange;
import dev.exhume.core.profile.ProfileJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerComparisonTest {
  private static final Path DOCS = Path.of(System.getProperty("exhume.project"), "docs");
  private static final Path EXAMPLE = DOCS.resolve("profile-example.json");

  @TempDir private Path directory;

  @Test
  void aServerThatStayedAsItWasDiffersInNothing() throws IOException {
    ServerComparison comparison = comparison("\"problems\"", "\"problems\"");

    assertThat(comparison.isEmpty()).isTrue();
    assertThat(comparison.section("services").orElseThrow().unchanged()).isPositive();
    assertThat(comparison.notCompared()).containsExactly("configuration");
  }

  @Test
  void theDocumentedExampleIsWhatIsWritten() throws IOException {
    ServerComparison comparison =
        comparison(
            "\"release\": \"38.ent.centos4\"", "\"release\": \"41.ent.centos4\"",
            "\"name\": \"jdk\", \"epoch\": 2000", "\"name\": \"jre\", \"epoch\": 2000",
            "\"glibc\": \"2.3.4\"", "\"glibc\": \"2.5\"",
            "\"enabled\": true, \"link\": \"/etc/rc.d/rc3.d/S05kudzu\"",
                "\"enabled\": false, \"link\": null",
            "\"databases\": [\"blog\", \"shop\"]", "\"databases\": [\"blog\"]",
            "\"schedule\": \"*/5 * * * *\"", "\"schedule\": \"@daily\"");
    String written =
        ProfileJson.toString(comparison)
            .replace(EXAMPLE.toString(), "web01.json")
            .replace(directory.resolve("changed.json").toString(), "web02.json");
    Path documented = DOCS.resolve("diff-example.json");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(documented, written);
    }

    assertThat(withoutCounts(Files.readString(documented))).isEqualTo(withoutCounts(written));
  }

  /** How much stays the same depends on all that the documented profile has. */
  private static String withoutCounts(String json) {
    return json.replaceAll("\"unchanged\": \\d+", "\"unchanged\": 0");
  }

  @Test
  void aPackageOfANewerVersionIsUpgraded() throws IOException {
    Section packages =
        comparison("\"38.ent.centos4\"", "\"41.ent.centos4\"").section("packages").orElseThrow();

    assertThat(packages.unchanged()).isPositive();
    assertThat(packages.differences())
        .containsExactly(
            new Difference(
                Change.UPGRADED,
                "httpd",
                Optional.of("2.0.52-38.ent.centos4.i386"),
                Optional.of("2.0.52-41.ent.centos4.i386"),
                List.of()));
  }

  @Test
  void ofAServiceTheFieldsAreToldThatChanged() throws IOException {
    Section services =
        comparison("\"verdict\": \"conditional\"", "\"verdict\": \"needed\"")
            .section("services")
            .orElseThrow();

    assertThat(services.differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.subject()).isEqualTo("sendmail");
              assertThat(difference.fields())
                  .containsExactly(
                      new FieldChange(
                          "verdict", Optional.of("conditional"), Optional.of("needed")));
            });
  }

  @Test
  void whatOneOfBothDoesNotKnowIsNotTakenForRemoved() throws IOException {
    ServerComparison comparison =
        comparison(
            "\"modifiedFiles\": [ {",
            "\"unread\": [ {",
            "\"manager\": \"rpm\"",
            "\"manager\": null");

    assertThat(comparison.notCompared())
        .containsExactly("packages", "modifiedFiles", "configuration");
    assertThat(comparison.isEmpty()).isTrue();
  }

  @Test
  void everySectionOfTheProfileThatChangesIsFound() throws IOException {
    ServerComparison comparison =
        comparison(
            "\"hostname\": \"web01", "\"hostname\": \"web09",
            "\"defaultRunlevel\": \"3\"", "\"defaultRunlevel\": \"5\"",
            "\"mountPoint\": \"/data\", \"type\": \"nfs\"",
                "\"mountPoint\": \"/data\", \"type\": \"ext3\"",
            "\"10.1.2.9\", \"names\"", "\"10.1.2.8\", \"names\"",
            "10.1.2.3/24", "10.1.2.4/24",
            "/command/svscanboot", "/command/other",
            "\"version\": \"5.5.23\"", "\"version\": \"5.5.27\"",
            "\"address\": \"127.0.0.1\"", "\"address\": \"*\"",
            "\"documentRoot\": \"/var/www/html\"", "\"documentRoot\": \"/srv\"",
            "\"shutdown\": \"unclean\"", "\"shutdown\": \"clean\"",
            "\"authorizedKeys\": 1", "\"authorizedKeys\": 2",
            "\"value\": \"db.example.com\"", "\"value\": \"db9.example.com\"",
            "\"changes\": [\"size\"", "\"changes\": [\"mode\"",
            "\"files\": 1830", "\"files\": 1831",
            "\"severity\": \"critical\"", "\"severity\": \"low\"");

    assertThat(
            comparison.sections().stream()
                .filter(section -> !section.differences().isEmpty())
                .map(Section::name))
        .containsExactly(
            "host",
            "interfaces",
            "hostsEntries",
            "mounts",
            "boot",
            "extraProcesses",
            "software",
            "ports",
            "sites",
            "databases",
            "accounts",
            "dependencies",
            "modifiedFiles",
            "unownedTrees",
            "findings");
  }

  @Test
  void anAccountThatMayDoMoreNowDiffersInThat() throws IOException {
    ServerComparison comparison =
        comparison(
            "\"bin\", \"daemon\"]", "\"bin\", \"wheel\"]",
            "sudo: (ALL) ALL", "sudo: (ALL) NOPASSWD: ALL",
            "\"expiresOn\": null", "\"expiresOn\": \"2014-01-01\"");

    assertThat(fields(comparison, "accounts")).containsExactly("groups", "expiresOn", "privileges");
  }

  @Test
  void whomASiteAsksAndWhatAnAlternativeMeansAreCompared() throws IOException {
    ServerComparison comparison =
        comparison("127.0.0.1:8009", "10.1.2.7:8009", "sendmail.postfix", "sendmail.sendmail");

    assertThat(fields(comparison, "sites")).containsExactly("proxies");
    assertThat(fields(comparison, "alternatives")).containsExactly("target");
  }

  private static List<String> fields(ServerComparison comparison, String section) {
    return comparison.section(section).orElseThrow().differences().stream()
        .flatMap(difference -> difference.fields().stream())
        .map(FieldChange::field)
        .toList();
  }

  /** Compares the documented profile with itself after some replacements. */
  private ServerComparison comparison(String... replacements) throws IOException {
    String text = Files.readString(EXAMPLE);
    for (int i = 0; i < replacements.length; i += 2) {
      if (!replacements[i].equals(replacements[i + 1])) {
        assertThat(text).contains(replacements[i]);
      }
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    Path changed = Files.writeString(directory.resolve("changed.json"), text);
    return ServerComparison.of(ComparedServer.read(EXAMPLE), ComparedServer.read(changed));
  }
}
