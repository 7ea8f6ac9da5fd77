package dev.exhume.disk.volume.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.PackedDisk;
import dev.exhume.disk.image.part.Zeros;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.disk.volume.lvm.snapshot.ExceptionStore;
import dev.exhume.disk.volume.lvm.thin.ThinPool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fuzzer starts from groups that are sound, and so reaches what lies behind their start. */
class VolumeGroupSeedsTest {
  @Test
  void textsDescribeVolumesThatAreRead() throws IOException {
    List<String> read = new ArrayList<>();
    for (byte[] seed : VolumeGroupSeeds.text().toList()) {
      String text = new String(seed, StandardCharsets.UTF_8);
      for (BlockDevice volume :
          Groups.assemble(
              List.of(TextGroup.disk(11, text), TextGroup.disk(12, "")), new DiskProblems())) {
        if (Groups.line(volume).matches(".* [0-9a-f]{64}")) {
          read.add(volume.name());
        }
      }
    }
    assertThat(read)
        .contains("/dev/vg/two", "/dev/vg/striped", "/dev/vg-1/mirror", "/dev/vg-1/raid5")
        .contains("/dev/vg/origin", "/dev/vg/cached");
  }

  @Test
  void disksHaveLabelsAndTexts() throws IOException {
    for (byte[] seed : VolumeGroupSeeds.disk().toList()) {
      MemoryVolume disk = new MemoryVolume(Seals.physicalVolume(PackedDisk.unpack(seed)));
      assertThat(VolumeGroups.recognise(disk)).isPresent();
    }
  }

  @Test
  void poolsHaveVolumesAndSnapshotsHaveExceptions() throws IOException {
    byte[] metadata = PackedDisk.unpack(VolumeGroupSeeds.thin().findFirst().orElseThrow());
    ThinPool pool =
        ThinPool.open(new MemoryVolume(Seals.thinMetadata(metadata)), new Zeros(1 << 30));
    assertThat(pool.volume(4, 1 << 20, new Zeros(1 << 20)).size()).isEqualTo(1 << 20);
    byte[] store = PackedDisk.unpack(VolumeGroupSeeds.snapshot().findFirst().orElseThrow());
    assertThat(ExceptionStore.open(new MemoryVolume(store), 1).isValid()).isTrue();
  }
}
