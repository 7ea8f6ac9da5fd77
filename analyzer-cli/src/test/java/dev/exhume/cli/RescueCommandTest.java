package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescueCommandTest {
  @TempDir private Path directory;

  @Test
  void whatTheUserWantsUnchangedStaysAndOnlyThat() throws IOException {
    List<String> all = changes("all");
    List<String> some = changes("some", "--leave-unchanged", "mtab,locks,runtime-files");

    assertThat(all).contains("mtab", "fstab", "locks", "runtime-files", "entrypoint");
    assertThat(some)
        .containsExactlyElementsOf(
            all.stream()
                .filter(change -> !List.of("mtab", "locks", "runtime-files").contains(change))
                .toList());
  }

  @Test
  void aChangeThatDoesNotExistIsWrongUsageAndTheOthersAreNamed() {
    for (String change : List.of("mtabs", "entrypoint")) {
      CommandRun run =
          CommandRun.of("rescue", SampleDisk.IMAGE, "-o", directory, "--leave-unchanged", change);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).contains("\"" + change + "\"", "boot-files, device-nodes", "mtab");
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void aServerBuiltAnewFromPackagesHasItsOwnFilesOverThoseOfTheArchive() throws IOException {
    Path kit = directory.resolve("kit");

    CommandRun run = CommandRun.of("rescue", SampleDisk.IMAGE, "-o", kit, "--strategy", "packages");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(kit.resolve("Dockerfile"))
        .content()
        .containsSubsequence(
            "ARG BASE=localhost/base-centos:4.6",
            "FROM ${BASE}",
            "ARG ARCHIVE=http://archive.kernel.org/centos-vault/4.9",
            "ADD accounts-and-keys.tar.gz /",
            "RUN /bin/sh /exhume/install.sh /exhume/packages-to-install.txt",
            "ADD overlay.tar.gz /",
            "COPY entrypoint.sh /entrypoint.sh");
    assertThat(Files.readAllLines(kit.resolve("packages-to-install.txt")))
        .contains("httpd", "mysql-server", "bash")
        .doesNotContain("kernel");
    assertThat(kit.resolve("rootfs.tar.gz")).doesNotExist();
  }

  @Test
  void aStrategyThatIsNoneOrDoesNotGoWithAnotherOptionIsWrongUsage() {
    assertThat(refusal("--strategy", "magic")).contains("\"magic\"", "root, packages");
    assertThat(refusal("--strategy", "packages", "--slim")).contains("--slim");
    assertThat(refusal("--strategy", "packages", "--oci")).contains("--oci");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aServerOfWhichNoArchiveIsKnownIsNotBuiltAnewAndTheReasonIsSaid() {
    Path slackware =
        Path.of(System.getProperty("exhume.project"), "testdata", "servers", "slackware12", "root");

    CommandRun run =
        CommandRun.of(
            "rescue", slackware, "-o", directory.resolve("kit"), "--strategy", "packages");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--strategy packages: no archive is known", "Slackware");
    assertThat(directory).isEmptyDirectory();
  }

  private String refusal(String... options) {
    CommandRun run = CommandRun.of(arguments(directory.resolve("kit"), options));
    assertThat(run.status()).isEqualTo(2);
    return run.err();
  }

  private static Object[] arguments(Path place, String... options) {
    Object[] arguments = new Object[4 + options.length];
    arguments[0] = "rescue";
    arguments[1] = SampleDisk.IMAGE;
    arguments[2] = "-o";
    arguments[3] = place;
    System.arraycopy(options, 0, arguments, 4, options.length);
    return arguments;
  }

  private List<String> changes(String kit, String... options) throws IOException {
    Path place = directory.resolve(kit);
    assertThat(CommandRun.of(arguments(place, options)).status()).isZero();
    JsonNode changes =
        new ObjectMapper().readTree(Files.readString(place.resolve("changes.json"))).get("changes");
    return changes.findValuesAsText("change");
  }
}
