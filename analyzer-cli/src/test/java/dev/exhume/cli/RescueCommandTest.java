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

  private List<String> changes(String kit, String... options) throws IOException {
    Path place = directory.resolve(kit);
    Object[] arguments = new Object[4 + options.length];
    arguments[0] = "rescue";
    arguments[1] = SampleDisk.IMAGE;
    arguments[2] = "-o";
    arguments[3] = place;
    System.arraycopy(options, 0, arguments, 4, options.length);
    assertThat(CommandRun.of(arguments).status()).isZero();
    JsonNode changes =
        new ObjectMapper().readTree(Files.readString(place.resolve("changes.json"))).get("changes");
    return changes.findValuesAsText("change");
  }
}
