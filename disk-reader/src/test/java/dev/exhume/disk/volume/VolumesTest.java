package dev.exhume.disk.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.SharedDisks;
import dev.exhume.disk.image.DiskImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumesTest {
  @TempDir private Path directory;

  @Test
  void aPartitionIsFoundByEachNameThatTheServerMayHaveUsed() throws IOException {
    try (DiskImage disk =
        DiskImage.open(SharedDisks.unpack("made/volumes/vol-rhel4.img.gz", directory))) {
      Volumes volumes = Volumes.of(disk);

      assertThat(volumes.find("/dev/hda1").map(Volume::name)).contains("/dev/sda1");
      assertThat(volumes.find("UUID=f106c350-ea4e-44c9-a9b6-73693ac0384b").map(Volume::name))
          .contains("/dev/sda1");
      assertThat(volumes.find("/dev/sda9")).isEmpty();
    }
  }

  @Test
  void theDiskSaysHowItIsDivided() throws IOException {
    try (DiskImage disk =
        DiskImage.open(SharedDisks.unpack("made/volumes/vol-rhel4.img.gz", directory))) {
      assertThat(Volumes.of(disk).disks())
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.name()).isEqualTo("/dev/sda");
                assertThat(found.partitionTable()).isEqualTo(Optional.of("mbr"));
              });
    }
  }
}
