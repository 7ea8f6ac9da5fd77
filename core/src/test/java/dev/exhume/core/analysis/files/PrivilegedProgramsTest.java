package dev.exhume.core.analysis.files;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrivilegedProgramsTest {
  private final ServerBuilder server = server();
  private final Problems problems = new Problems();

  @Test
  void programsOfNoPackageThatRunAsAnotherUserOrGroupAreNamedWhereverTheyLie() {
    server
        .executable("/var/tmp/.x/sh", "x")
        .mode("/var/tmp/.x/sh", 04755)
        .executable("/opt/shop/bin/post", "x")
        .mode("/opt/shop/bin/post", 02711)
        .owner("/opt/shop/bin/post", 501, 12);

    assertThat(privileged())
        .containsExactlyInAnyOrder(
            new Intervention(
                "setuid-program",
                "/var/tmp/.x/sh",
                "4755, runs as user 0",
                Evidence.file("/var/tmp/.x/sh")),
            new Intervention(
                "setuid-program",
                "/opt/shop/bin/post",
                "2711, runs as group 12",
                Evidence.file("/opt/shop/bin/post")));
  }

  @Test
  void thoseOfPackagesLocksAndContainersProgramsAreNotOfNote() {
    server
        .executable("/bin/su", "x")
        .mode("/bin/su", 04755)
        .file("/data/locked", "x")
        .mode("/data/locked", 02664)
        .file("/data/idle", "x")
        .mode("/data/idle", 04644)
        .executable("/var/lib/docker/overlay2/1/bin/su", "x")
        .mode("/var/lib/docker/overlay2/1/bin/su", 04755);

    assertThat(privileged()).isEmpty();
  }

  private List<Intervention> privileged() {
    List<Intervention> found =
        FileSurvey.of(
                server.root(),
                path ->
                    path.toString().equals("/bin/su") ? Optional.of("coreutils") : Optional.empty(),
                problems)
            .privileged();
    assertThat(problems.sorted()).isEmpty();
    return found;
  }
}
