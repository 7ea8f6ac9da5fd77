package dev.exhume.disk.volume.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.testdata.VolumeGroupDisks;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logical volumes of all kinds have the bytes that Linux read from them. */
class LogicalVolumesTest {
  private final DiskProblems problems = new DiskProblems();

  static Stream<String> groups() {
    return VolumeGroupDisks.GROUPS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("groups")
  void everyVolumeHasTheBytesThatLinuxRead(String group) throws IOException {
    List<MemoryVolume> disks = Groups.disks(group);
    assertThat(Groups.lines(Groups.assemble(disks, problems)))
        .containsExactlyInAnyOrderElementsOf(VolumeGroupDisks.truth(group));
    for (int i = 0; i < disks.size(); i++) {
      assertThat(disks.get(i).bytes()).isEqualTo(VolumeGroupDisks.disk(group + i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"thin", "move", "ring"})
  void whatIsWholeHasNoProblems(String group) throws IOException {
    for (BlockDevice volume : Groups.assemble(Groups.disks(group), problems)) {
      Groups.samples(volume);
    }
    assertThat(problems.sorted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"raid", "move", "ring"})
  void theOrderOfTheDisksDoesNotMatter(String group) throws IOException {
    List<MemoryVolume> disks = Groups.disks(group);
    Collections.reverse(disks);
    assertThat(Groups.lines(Groups.assemble(disks, problems)))
        .containsExactlyInAnyOrderElementsOf(VolumeGroupDisks.truth(group));
  }

  @Test
  void aVolumeHasTheNamesThatTheServerUsed() throws IOException {
    BlockDevice volume = volume("thin", "/dev/vg-thin/tsnap-2");
    assertThat(volume.aliases())
        .startsWith("/dev/mapper/vg--thin-tsnap--2", "/dev/disk/by-id/dm-name-vg--thin-tsnap--2")
        .anyMatch(alias -> alias.matches("/dev/disk/by-id/dm-uuid-LVM-[A-Za-z0-9]{64}"));
  }

  private BlockDevice volume(String group, String name) throws IOException {
    return Groups.assemble(Groups.disks(group), problems).stream()
        .filter(volume -> volume.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void membersThatWereNotThereWhenOthersWereWrittenAreToldAndNotUsed() throws IOException {
    Groups.assemble(Groups.disks("raid"), problems);
    assertThat(problems.sorted())
        .extracting(DiskProblem::place, DiskProblem::message)
        .containsExactly(
            tuple("/dev/vg_raid/r1s", "member 0 of raid1 is not up to date"),
            tuple("/dev/vg_raid/r5s", "member 0 of raid5 is not up to date"));
  }

  @Test
  void aSnapshotWithoutRoomIsToldAndNotOffered() throws IOException {
    assertThat(Groups.assemble(Groups.disks("snap"), problems))
        .extracting(BlockDevice::name)
        .doesNotContain("/dev/vg_snap/full")
        .contains("/dev/vg_snap/small");
    assertThat(problems.sorted())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo("/dev/vg_snap/full");
              assertThat(problem.message()).contains("no room left");
            });
  }

  @Test
  void aCacheThatMayHaveWhatItsOriginLacksIsTold() throws IOException {
    Groups.assemble(Groups.disks("cache"), problems);
    assertThat(problems.sorted())
        .extracting(DiskProblem::place)
        .containsExactly("/dev/vg_cache/back", "/dev/vg_cache/wc");
  }
}
