package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private static final Path PROJECT = Path.of(System.getProperty("exhume.project"));
  private static final Path SAMPLE =
      PROJECT.resolve("testdata/servers/centos4-web/centos4-web.tar.gz");

  @TempDir private Path directory;

  @Test
  void aServerDoesNotDifferFromItself() {
    CommandRun run = CommandRun.of("diff", SAMPLE, SAMPLE);

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("--- " + SAMPLE + " (CentOS release 4.6 (Final))\n+++ ")
        .contains("Nothing differs of what was compared.");
  }

  @Test
  void aServerDoesNotDifferFromTheProfileThatWasWrittenOfIt() {
    Path profile = directory.resolve("profile.json");
    CommandRun.of("analyze", SAMPLE, "-o", profile);

    CommandRun run = CommandRun.of("diff", profile, SAMPLE);

    assertThat(run.out()).contains("Nothing differs of what was compared.", "configuration");
  }

  @Test
  void whatWasDoneToARootIsListedWithoutWhatIsInTheFiles() throws IOException {
    Path old = root("old", "CentOS release 4.4 (Final)");
    Path now = root("now", "CentOS release 4.6 (Final)");
    Files.writeString(old.resolve("etc/my.cnf"), "password=PLANTED1\n");
    Files.writeString(now.resolve("etc/my.cnf"), "password=PLANTED2\n");
    Files.writeString(now.resolve("etc/new.conf"), "x\n");
    Files.writeString(old.resolve("etc/gone.conf"), "x\n");

    CommandRun run = CommandRun.of("diff", old, now);

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("os: ", "  ~ version: 4.4 → 4.6\n")
        .contains("configuration: 1 added, 1 removed, 2 changed, 1 the same\n")
        .contains("  + /etc/new.conf its owner is not known\n")
        .contains("  - /etc/gone.conf its owner is not known\n")
        .contains("  ~ /etc/my.cnf: content (its owner is not known)\n")
        .doesNotContain("PLANTED", "\u001b");
  }

  @Test
  void listsOfPackagesAreComparedInThePackagesAlone() throws IOException {
    Path old = list("old.txt", "bash-3.0-19.2", "httpd-2.0.52-28.ent", "php-4.3.9-3");
    Path now = list("now.txt", "bash-3.0-19.2", "httpd-2.0.52-38.ent", "jdk-1.5.0_09-fcs");

    assertThat(CommandRun.of("diff", old, now).out())
        .isEqualTo(
            """
            --- %s
            +++ %s

            packages: 1 added, 1 removed, 1 upgraded, 1 the same
              ~ httpd 2.0.52-28.ent → 2.0.52-38.ent
              + jdk 1.5.0_09-fcs
              - php 4.3.9-3

            Not compared: all but packages
            """
                .formatted(old, now));
  }

  @Test
  void jsonHasTheSameForPrograms() throws IOException {
    Path old = list("old.txt", "httpd-2.0.52-38.ent.i386");
    Path now = list("now.txt", "httpd-2.0.52-28.ent.i386");

    JsonNode json =
        new ObjectMapper().readTree(CommandRun.of("diff", old, now, "--format", "json").out());

    assertThat(json.at("/from/kind").asText()).isEqualTo("package-list");
    assertThat(json.at("/sections/0/name").asText()).isEqualTo("packages");
    assertThat(json.at("/sections/0/differences/0/change").asText()).isEqualTo("downgraded");
    assertThat(json.at("/sections/0/differences/0/after").asText()).isEqualTo("2.0.52-28.ent.i386");
  }

  @Test
  void whatIsNoServerIsSaidInOneLine() throws IOException {
    Path text = Files.writeString(directory.resolve("letter.txt"), "Dear Sir or Madam,\n");
    Path json = Files.writeString(directory.resolve("other.json"), "{\"a\": 1}\n");

    assertThat(CommandRun.of("diff", text, SAMPLE).status()).isEqualTo(1);
    assertThat(CommandRun.of("diff", text, SAMPLE).err())
        .startsWith("exhume: " + text)
        .hasLineCount(1);
    assertThat(CommandRun.of("diff", SAMPLE, json).err())
        .isEqualTo("exhume: " + json + ": is no profile: it has no schemaVersion\n");
    assertThat(CommandRun.of("diff", SAMPLE).status()).isEqualTo(2);
  }

  private Path root(String name, String release) throws IOException {
    Path root = directory.resolve(name);
    Files.createDirectories(root.resolve("etc"));
    Files.createDirectories(root.resolve("bin"));
    Files.writeString(root.resolve("etc/redhat-release"), release + "\n");
    Files.writeString(root.resolve("etc/inittab"), "id:3:initdefault:\n");
    return root;
  }

  private Path list(String name, String... lines) throws IOException {
    return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
  }
}
