package dev.exhume.disk.volume.md;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.disk.volume.md.superblock.SuperblockSearch;
import dev.exhume.testdata.ArrayMembers;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MdArraysTest {
  private static final int CHUNK = 4096;

  private final DiskProblems problems = new DiskProblems();

  static Stream<String> whole() {
    return ArrayMembers.truth().keySet().stream()
        .filter(name -> !name.matches(".*-stale|raid1-rebuild|nested|divided.*|ending|group.*"));
  }

  static Stream<String> redundant() {
    return whole().filter(name -> !name.matches("(raid0|linear).*"));
  }

  static Stream<String> raid6() {
    return whole().filter(name -> name.startsWith("raid6"));
  }

  @MethodSource("whole")
  @ParameterizedTest
  void anArrayHasTheBytesThatLinuxReadOfIt(String name) throws IOException {
    List<BlockDevice> devices = TestArrays.devices(name);
    Collections.reverse(devices);
    assertReadsAs(name, devices);
    assertThat(problems.sorted()).isEmpty();
  }

  @MethodSource("redundant")
  @ParameterizedTest
  void anArrayHasThemWithoutAnyOfItsMembersToo(String name) throws IOException {
    List<BlockDevice> devices = TestArrays.devices(name);
    for (int missing = 0; missing < devices.size(); missing++) {
      assertReadsAs(name, TestArrays.without(devices, missing));
    }
    assertThat(messages())
        .allMatch(message -> message.endsWith("the others serve for it"))
        .isNotEmpty();
  }

  @MethodSource("raid6")
  @ParameterizedTest
  void raid6HasThemWithoutAnyTwo(String name) throws IOException {
    List<BlockDevice> devices = TestArrays.devices(name);
    for (int first = 0; first < devices.size(); first++) {
      for (int second = first; second < devices.size() - 1; second++) {
        assertReadsAs(name, TestArrays.without(TestArrays.without(devices, first), second));
      }
    }
  }

  @ValueSource(strings = {"raid0-090", "raid0-original", "linear-090", "linear-12"})
  @ParameterizedTest
  void withoutRedundancyTheRestIsStillThere(String name) throws IOException {
    List<BlockDevice> devices = TestArrays.without(TestArrays.devices(name), 1);
    BlockDevice array = onlyOf(TestArrays.assemble(devices, problems));
    MemoryVolume first = (MemoryVolume) devices.get(0).bytes();
    int start = dataStart(devices);
    assertThat(array.bytes().read("chunk", 0, CHUNK, ByteOrder.BIG_ENDIAN).copy(0, CHUNK))
        .isEqualTo(Arrays.copyOfRange(first.bytes(), start, start + CHUNK));
    assertThatThrownBy(() -> TestArrays.digest(array.bytes()))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("member 1 of /dev/md[0-9]+ is missing");
    assertThat(messages())
        .filteredOn(message -> !message.contains("unequal members"))
        .singleElement()
        .asString()
        .contains("without member 1: what only it has cannot be read");
  }

  private static int dataStart(List<BlockDevice> devices) throws IOException {
    return (int) SuperblockSearch.find(devices.get(0).bytes()).orElseThrow().data().start();
  }

  @ValueSource(strings = {"raid1-stale", "raid5-stale"})
  @ParameterizedTest
  void aMemberThatMissedSomethingIsLeftOut(String name) throws IOException {
    assertReadsAs(name, TestArrays.devices(name));
    assertThat(problems.sorted())
        .filteredOn(problem -> problem.place().equals("/dev/sdb"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("it is out of date, with"));
  }

  @Test
  void anOldMemberOfAMirrorIsReadWhenThereIsNoOther() throws IOException {
    List<BlockDevice> stale = TestArrays.without(TestArrays.devices("raid1-stale"), 0);
    assertThat(TestArrays.digest(onlyOf(TestArrays.assemble(stale, problems)).bytes()))
        .isNotEqualTo(ArrayMembers.truth().get("raid1-stale"));
  }

  @Test
  void aMemberThatWasStillBeingRebuiltIsLeftOut() throws IOException {
    List<BlockDevice> devices = TestArrays.devices("raid1-rebuild");
    assertReadsAs("raid1-rebuild", devices);
    assertThat(messages()).anyMatch(message -> message.endsWith("it was still being rebuilt"));
    assertReadsAs("raid1-rebuild", TestArrays.without(devices, 0));
    assertThat(messages()).anyMatch(message -> message.contains("used nevertheless"));
  }

  @Test
  void anArrayThatIsJustChangingItsLayoutIsRefused() throws IOException {
    assertThat(TestArrays.assemble(TestArrays.devices("raid5-reshape"), problems)).isEmpty();
    assertThat(messages())
        .singleElement()
        .asString()
        .contains("an array in the middle of a change of its layout is not read");
  }

  @Test
  void copiesOfAMemberAreToldAndOneIsUsed() throws IOException {
    List<BlockDevice> devices = TestArrays.devices("raid1-090");
    devices.add(TestArrays.device("/dev/sdc", devices.get(0).bytes()));
    assertReadsAs("raid1-090", devices);
    assertThat(messages()).containsExactly("left out of its array: /dev/sda is member 0 already");
  }

  @Test
  void aMemberSaysWhichArrayItIsOf() throws IOException {
    VolumeContent content =
        MdArrays.recognise(TestArrays.devices("named").get(0).bytes()).orElseThrow();
    assertThat(content.kind()).isEqualTo(VolumeContent.Kind.RAID_MEMBER);
    assertThat(content.name()).isEqualTo("md-member");
    assertThat(content.label()).contains("oldbox:data");
    assertThat(content.uuid().orElseThrow()).matches("([0-9a-f]{8}:){3}[0-9a-f]{8}");
  }

  @Test
  void anArrayIsNamedAsUdevNamesIt() throws IOException {
    BlockDevice named = onlyOf(TestArrays.assemble(TestArrays.devices("named"), problems));
    assertThat(named.name()).isEqualTo("/dev/md/data");
    assertThat(named.aliases())
        .contains("/dev/md127", "/dev/disk/by-id/md-name-oldbox:data")
        .anyMatch(alias -> alias.startsWith("/dev/disk/by-id/md-uuid-"));
    BlockDevice numbered = onlyOf(TestArrays.assemble(TestArrays.devices("raid1-090"), problems));
    assertThat(numbered.name()).isEqualTo("/dev/md3");
    assertThat(numbered.aliases()).contains("/dev/md/3");
  }

  @Test
  void twoArraysDoNotHaveOneName() throws IOException {
    List<BlockDevice> devices = new ArrayList<>(TestArrays.devices("raid1-090"));
    for (byte[] member : ArrayMembers.of("raid1-090")) {
      MemoryVolume other = new MemoryVolume(member);
      TestSuperblocks.changeUuidOfV0(other);
      devices.add(TestArrays.device("/dev/sd" + (char) ('a' + devices.size()), other));
    }
    List<BlockDevice> arrays = TestArrays.assemble(devices, problems);
    assertThat(arrays).extracting(BlockDevice::name).containsExactly("/dev/md3", "/dev/md127");
    assertThat(arrays.get(1).aliases()).doesNotContain("/dev/md/3");
    assertThat(problems.sorted()).isEmpty();
  }

  private void assertReadsAs(String name, List<BlockDevice> devices) throws IOException {
    BlockDevice array = onlyOf(TestArrays.assemble(devices, problems));
    assertThat(TestArrays.digest(array.bytes())).isEqualTo(ArrayMembers.truth().get(name));
  }

  private static BlockDevice onlyOf(List<BlockDevice> arrays) {
    assertThat(arrays).hasSize(1);
    return arrays.get(0);
  }

  private List<String> messages() {
    return problems.sorted().stream().map(DiskProblem::message).toList();
  }
}
