package dev.exhume.disk.volume.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.SharedDisks;
import dev.exhume.disk.Truth;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.image.DiskImage;
import dev.exhume.disk.volume.Volume;
import dev.exhume.disk.volume.VolumeKind;
import dev.exhume.disk.volume.Volumes;
import dev.exhume.disk.volume.device.BlockDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file systems of whole servers are found on their logical volumes. */
class SharedGroupsTest {
  @TempDir private Path directory;

  private final List<DiskImage> disks = new ArrayList<>();

  private Volumes volumes(String... names) throws IOException {
    for (String name : names) {
      disks.add(DiskImage.open(SharedDisks.unpack(name + ".gz", directory)));
    }
    return Volumes.of(disks);
  }

  @AfterEach
  void close() throws IOException {
    for (DiskImage disk : disks) {
      disk.close();
    }
  }

  private static Volume find(Volumes volumes, String name) {
    return volumes.find(name).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "rootsnap", "strp", "mirr", "r1"})
  void theFilesOnEachVolumeAreThoseThatLinuxShows(String name) throws IOException {
    Volume volume =
        find(
            volumes("made/volumes/vol-pv1.img", "made/volumes/vol-pv0.img"), "/dev/vg-old/" + name);
    assertThat(volume.kind()).isEqualTo(VolumeKind.LOGICAL_VOLUME);
    try (DiskFileSystem fileSystem = volume.open()) {
      assertThat(lines(fileSystem)).isEqualTo(Truth.of("made/volumes/lvm-" + name + ".truth.gz"));
    }
  }

  @Test
  void everyVolumeHasTheBytesThatLinuxRead() throws IOException {
    Volumes volumes = volumes("made/volumes/vol-pv0.img", "made/volumes/vol-pv1.img");
    List<String> digests = new ArrayList<>();
    for (String name : List.of("strp", "mirr", "r1", "rootsnap", "swap_1")) {
      Volume volume = find(volumes, "/dev/mapper/vg--old-" + name);
      digests.add(name + " " + digest(volume) + "  -");
    }
    assertThat(Files.readAllLines(SharedDisks.at("made/volumes/lvm.sha"))).containsAll(digests);
    assertThat(digest(find(volumes, "/dev/vg-old/root")) + "  -\n")
        .isEqualTo(Files.readString(SharedDisks.at("made/volumes/lvm-root.sha")));
    assertThat(volumes.problems()).isEmpty();
  }

  private static String digest(Volume volume) throws IOException {
    String line =
        Groups.line(new BlockDevice(volume.name(), List.of(), volume.kind(), volume.bytes()));
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  @Test
  void aServerOfRedHat4IsFoundByItsUsualNames() throws IOException {
    Volumes volumes = volumes("made/volumes/vol-rhel4.img");
    try (DiskFileSystem root = find(volumes, "/dev/VolGroup00/LogVol00").open()) {
      assertThat(lines(root)).isEqualTo(Truth.of("made/volumes/rhel4-root.truth.gz"));
    }
    assertThat(find(volumes, "/dev/sda5").content())
        .satisfies(
            content -> {
              assertThat(content.name()).isEqualTo("lvm2-pv");
              assertThat(content.uuid().orElseThrow()).matches("[^-]{6}(-[^-]{4}){5}-[^-]{6}");
            });
    assertThat(volumes.problems()).isEmpty();
  }

  @Test
  void aGroupOfAnotherProgramsTestsIsFoundInItsPartition() throws IOException {
    Volumes volumes = volumes("discutils/lvm2.vhdx");
    assertThat(volumes.all())
        .filteredOn(volume -> volume.kind() == VolumeKind.LOGICAL_VOLUME)
        .extracting(volume -> volume.name() + " " + volume.sizeBytes())
        .containsExactly(
            "/dev/test/vol01 " + (306L << 22),
            "/dev/test/fat " + (178L << 22),
            "/dev/test/ntfs " + (281L << 22));
    assertThat(volumes.problems()).isEmpty();
  }

  /** Device numbers and extended attributes are not in the truth of these. */
  private static List<String> lines(DiskFileSystem fileSystem) throws IOException {
    return Truth.of(fileSystem.files().getPath("/")).stream()
        .filter(line -> !line.matches("## (dev|xattr)|# file.*|[0-9a-f]+:[0-9a-f]+ .*"))
        .toList();
  }
}
