package dev.exhume.core.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Source;
import dev.exhume.core.report.drawing.DiskMap.Block;
import dev.exhume.core.report.drawing.DiskMap.Lane;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiskMapTest {
  @Test
  void partitionsAreOnTheirDisksAndAllIsToOneScale() {
    List<Lane> lanes =
        DiskMap.of(
            source(
                List.of(disk("web01.vmdk", 4000), disk("web01_1.vmdk", 1000)),
                volume("/dev/sda1", "partition", 1000, "/boot"),
                volume("/dev/sda2", "partition", 3000, "/"),
                volume("/dev/sdb", "disk", 1000, ""),
                volume("/dev/vg0/home", "logical-volume", 500, "/home")));
    assertThat(lanes)
        .extracting(Lane::label)
        .containsExactly("/dev/sda, web01.vmdk", "/dev/sdb, web01_1.vmdk", "/dev/vg0");
    assertThat(lanes).extracting(Lane::width).containsExactly("100.000%", "25.000%", "12.500%");
    assertThat(lanes.get(0).blocks()).extracting(Block::label).containsExactly("/boot", "/");
    assertThat(lanes.get(0).blocks()).extracting(Block::x).containsExactly("0.000%", "25.000%");
  }

  @Test
  void namesWithAPrefixForPartitionsAreOneDisk() {
    List<Lane> lanes =
        DiskMap.of(
            source(
                List.of(disk("a", 1000)),
                volume("/dev/cciss/c0d0p1", "partition", 400, "/"),
                volume("/dev/cciss/c0d0p2", "partition", 600, "/var")));
    assertThat(lanes).extracting(Lane::label).containsExactly("/dev/cciss/c0d0, a");
    assertThat(lanes.get(0).blocks()).hasSize(2);
  }

  @Test
  void whereDisksAndVolumesDoNotMatchNothingIsGuessed() {
    List<Lane> lanes =
        DiskMap.of(
            source(
                List.of(disk("a", 1000), disk("b", 1000)),
                volume("/dev/sda1", "partition", 400, "/")));
    assertThat(lanes).extracting(Lane::label).containsExactly("a", "b", "/dev/sda");
    assertThat(lanes.get(0).blocks()).isEmpty();
  }

  @Test
  void sizesThatMakeNoSenseAreNoLargerThanNothing() {
    assertThat(DiskMap.of(source(List.of(disk("a", -1)), volume("/dev/sda1", "partition", 0, "/"))))
        .extracting(Lane::width)
        .containsExactly("0.000%");
    assertThat(DiskMap.of(source(List.of()))).isEmpty();
  }

  private static Source source(List<Source.Disk> disks, Source.Volume... volumes) {
    return new Source("disk-image", "a", Optional.empty(), disks, List.of(volumes), List.of());
  }

  private static Source.Disk disk(String file, long size) {
    return new Source.Disk("/images/" + file, "vmdk", size, Optional.of("mbr"));
  }

  private static Source.Volume volume(String name, String kind, long size, String mountedAt) {
    return new Source.Volume(
        name,
        kind,
        size,
        "ext3",
        Optional.empty(),
        Optional.empty(),
        Optional.of("data"),
        Optional.of(mountedAt).filter(place -> !place.isEmpty()),
        Optional.empty());
  }
}
