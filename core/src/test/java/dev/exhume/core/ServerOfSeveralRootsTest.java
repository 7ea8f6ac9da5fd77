package dev.exhume.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Problem;
import dev.exhume.testdata.RootDisks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which root is taken where there are several, and why not another one. */
class ServerOfSeveralRootsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two-systems | /dev/sda3 | /dev/sda2"
            + " | the boot loader starts /dev/sda3 (/dev/sda1:/grub/grub.conf)",
        "two-systems-without-boot | /dev/sda2 | /dev/sda1"
            + " | it was last in use on 2010-02-01, /dev/sda2 on 2010-03-01",
        "backup | /dev/sda2 | /dev/sda1"
            + " | its /etc/fstab has another volume as /: UUID=2e300000-0000-4000-8000-000000000002",
        "backup-by-name | /dev/sda2 | /dev/sda1"
            + " | its name is not the one that /etc/fstab has for /, that of /dev/sda2 is",
        "backup-mounted | /dev/sda2 | /dev/sda1 | it was last mounted at /mnt/backup",
        "rescue | /dev/sda2 | /dev/sda1 | /etc/fstab of /dev/sda2 mounts it at /mnt/old",
        "broken | /dev/sda2 | /dev/sda1"
            + " | /dev/sda2 is more complete: it lacks /etc/fstab, /sbin/init, /lib/modules",
        "same | /dev/sda2 | /dev/sda1 | /dev/sda2 is larger, and nothing else tells",
      })
  void theLikeliestIsTakenAndToldWhyNotTheOther(
      String disk, String taken, String other, String reason) throws IOException {
    Path image = RootDisks.disk(disk, directory);

    DiskSurvey survey = DiskSurvey.of(List.of(image), Optional.empty());

    assertThat(survey.source().volumes())
        .filteredOn(volume -> volume.mountedAt().filter("/"::equals).isPresent())
        .extracting(volume -> volume.name())
        .containsExactly(taken);
    assertThat(survey.problems())
        .contains(
            Problem.of(
                other, "holds a Linux root, too, but %s; --volume takes it".formatted(reason)));
  }

  @Test
  void theOtherIsTakenOnRequest() throws IOException {
    Path image = RootDisks.disk("two-systems", directory);

    try (DeadServer server = DeadServer.open(List.of(image), Optional.of("LABEL=/old"))) {
      assertThat(server.root().resolve("etc/redhat-release")).content().contains("centos4");
      assertThat(Files.exists(server.root().resolve("boot/grub/grub.conf"))).isTrue();
    }
  }
}
