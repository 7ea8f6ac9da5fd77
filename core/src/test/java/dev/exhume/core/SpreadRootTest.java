package dev.exhume.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.profile.Source.Volume;
import dev.exhume.testdata.RootDisks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root whose directories lie in logical partitions of two disks. */
class SpreadRootTest {
  @TempDir private Path directory;

  @Test
  void itIsPutTogetherWhateverTheOrderOfItsMounts() throws IOException {
    try (DeadServer server = DeadServer.open(disks(), Optional.empty())) {
      assertThat(server.root().resolve("var/log")).isDirectory();
      assertThat(server.root().resolve("var/lib/mysql/mysql")).isDirectory();
      assertThat(server.root().resolve("home/my files/letters")).isDirectory();
      assertThat(server.root().resolve("home/www/html/index.html")).exists();
      assertThat(server.root().resolve("srv/www/html/index.html")).exists();
      assertThat(server.root().resolve("data")).isEmptyDirectory();
    }
  }

  /** As {@code mount -a} of Linux 6.1 puts it together from the same disks. */
  @Test
  void itHasTheFilesThatLinuxShows() throws IOException {
    try (DeadServer server = DeadServer.open(disks(), Optional.empty());
        Stream<Path> walk = Files.walk(server.root())) {
      assertThat(walk.map(Path::toString).map(path -> path.substring(1)).filter(p -> !p.isEmpty()))
          .containsExactlyInAnyOrderElementsOf(RootDisks.lines("spread.truth"));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Test
  void eachVolumeIsToldWithItsPlaceOrWhyItHasNone() throws IOException {
    try (DeadServer server = DeadServer.open(disks(), Optional.empty())) {
      ServerProfile profile = server.analyze();

      assertThat(profile.source().volumes())
          .extracting(Volume::name, Volume::mountedAt)
          .containsExactly(
              tuple("/dev/sda1", Optional.of("/")),
              tuple("/dev/sda5", Optional.of("/var/lib/mysql")),
              tuple("/dev/sda6", Optional.of("/home")),
              tuple("/dev/sdb5", Optional.of("/var")),
              tuple("/dev/sdb6", Optional.of("/home/my files")),
              tuple("/dev/sdb7", Optional.empty()),
              tuple("/dev/sdb8", Optional.empty()));
      assertThat(profile.source().mounts())
          .extracting(Mount::mountPoint, Mount::status)
          .contains(
              tuple("/srv/www", MountStatus.PRESENT),
              tuple("/opt", MountStatus.MISSING),
              tuple("/proc", MountStatus.NOT_NEEDED));
      assertThat(profile.problems())
          .contains(
              Problem.of(
                  "/dev/sdb7", "is not mounted at /opt: what it holds is not known, or lost"),
              Problem.of(
                  "/dev/sdb8",
                  "is ext2 \"archive\" of 1024000 bytes that /etc/fstab mounts only on demand, at"
                      + " /data; it has archive; --volume shows what is in it"));
    }
  }

  @Test
  void theSecondDiskMayBeCutOffOrNotThere() throws IOException {
    List<Path> disks = disks();
    try (DeadServer server = DeadServer.open(disks.get(0))) {
      assertThat(server.analyze().findings())
          .filteredOn(finding -> finding.id().equals("missing-mount"))
          .extracting(finding -> finding.title())
          .contains("/var is not part of what was given", "/opt is not part of what was given");
      assertThat(server.root().resolve("home/www/html/index.html")).exists();
    }
    byte[] second = Files.readAllBytes(disks.get(1));
    Files.write(disks.get(1), Arrays.copyOf(second, 5000 * 512));
    try (DeadServer server = DeadServer.open(disks, Optional.empty())) {
      assertThat(server.root().resolve("var/log")).isDirectory();
      assertThat(server.problems())
          .extracting(Problem::message)
          .anyMatch(message -> message.startsWith("partition 6 of 1024000 bytes reaches past"))
          .anyMatch(message -> message.endsWith("logical partitions may be missing"));
    }
  }

  private List<Path> disks() throws IOException {
    return List.of(RootDisks.disk("spread-0", directory), RootDisks.disk("spread-1", directory));
  }
}
