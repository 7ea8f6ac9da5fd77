package dev.exhume.disk.volume.md;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.volume.VolumeKind;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.disk.volume.md.superblock.SuperblockSearch;
import dev.exhume.testdata.ArrayMembers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DamagedMembersTest {
  private static final int V1_AT_1_2 = 4096;

  private final DiskProblems problems = new DiskProblems();

  @Test
  void aSuperblockOfABigEndianMachineIsReadAsWell() throws IOException {
    List<BlockDevice> devices = TestArrays.devices("raid5-090");
    devices.forEach(device -> TestSuperblocks.swapV0(volume(device)));
    assertReadsAs("raid5-090", devices);
    assertThat(problems.sorted()).isEmpty();
  }

  @ValueSource(strings = {"raid1-090", "raid5-090", "raid10-n2-4", "raid6-left-symmetric"})
  @ParameterizedTest
  void aMemberWithADamagedSuperblockIsLeftOutWhereOthersServeForIt(String name) throws IOException {
    List<BlockDevice> devices = TestArrays.devices(name);
    flip(devices.get(0), 64);
    assertReadsAs(name, devices);
    assertThat(messages()).anyMatch(message -> message.contains("checksum is 0x"));
    assertThat(messages()).anyMatch(message -> message.contains("without member 0"));
  }

  @ValueSource(strings = {"raid0-090", "linear-12"})
  @ParameterizedTest
  void itIsUsedWhereNobodyServesForIt(String name) throws IOException {
    List<BlockDevice> devices = TestArrays.devices(name);
    flip(devices.get(0), 64);
    assertReadsAs(name, devices);
    assertThat(messages())
        .singleElement()
        .asString()
        .startsWith("checksum is 0x")
        .endsWith("used nevertheless, for want of another member");
  }

  @Test
  void aMemberThatDisagreesAboutTheArrayIsLeftOut() throws IOException {
    List<BlockDevice> devices = TestArrays.devices("raid5-090");
    MemoryVolume other = volume(devices.get(1));
    other.put32(TestSuperblocks.positionOfV0(other) + 256, 3);
    TestSuperblocks.sealV0(other);
    assertReadsAs("raid5-090", devices);
    assertThat(messages())
        .filteredOn(message -> message.startsWith("left out"))
        .singleElement()
        .asString()
        .contains("layout=3")
        .contains("layout=2");
  }

  @Test
  void anImpossibleGeometryIsToldAndNoArrayIsMadeOfIt() throws IOException {
    for (int[] field : new int[][] {{28, 7}, {256, 99}, {260, 100}, {40, 0}, {40, 1 << 30}}) {
      List<BlockDevice> devices = TestArrays.devices("raid5-090");
      for (BlockDevice device : devices) {
        MemoryVolume volume = volume(device);
        volume.put32(TestSuperblocks.positionOfV0(volume) + field[0], field[1]);
        TestSuperblocks.sealV0(volume);
      }
      DiskProblems found = new DiskProblems();
      assertThat(TestArrays.assemble(devices, found)).isEmpty();
      assertThat(found.sorted())
          .anyMatch(problem -> problem.message().startsWith("not put together"));
    }
  }

  @ValueSource(strings = {"linear-12", "raid5-12", "raid1-stale", "named"})
  @ParameterizedTest
  void numbersThatNoDiskReachesDoNotHarm(String name) throws IOException {
    for (int field : new int[] {80, 128, 136}) {
      for (int high : new int[] {1 << 20, (1 << 20) + 1, 1 << 31, -1}) {
        List<BlockDevice> devices = TestArrays.devices(name);
        for (BlockDevice device : devices) {
          volume(device).put32(V1_AT_1_2 + field + 4, high);
          volume(device).put32(V1_AT_1_2 + (field == 80 ? 136 : 80) + 4, high);
          TestSuperblocks.sealV1(volume(device), V1_AT_1_2);
        }
        for (BlockDevice array : TestArrays.assemble(devices, problems)) {
          readSome(array.bytes());
        }
      }
    }
    assertThat(problems.sorted()).isNotEmpty();
  }

  @Test
  void parityThatMayNotAgreeWithTheDataIsToldWhereItIsNeeded() throws IOException {
    List<BlockDevice> devices = TestArrays.devices("raid5-090");
    for (BlockDevice device : devices) {
      MemoryVolume volume = volume(device);
      volume.put32(TestSuperblocks.positionOfV0(volume) + 132, 0);
      TestSuperblocks.sealV0(volume);
    }
    assertReadsAs("raid5-090", devices);
    assertThat(problems.sorted()).isEmpty();
    assertReadsAs("raid5-090", TestArrays.without(devices, 0));
    assertThat(messages()).anyMatch(message -> message.startsWith("was not in sync"));
  }

  @Test
  void whatIsOnlyInAJournalIsToldNotToBeShown() throws IOException {
    List<BlockDevice> devices = TestArrays.devices("raid5-12");
    for (BlockDevice device : devices) {
      volume(device).put32(V1_AT_1_2 + 8, 0x200);
      TestSuperblocks.sealV1(volume(device), V1_AT_1_2);
    }
    assertReadsAs("raid5-12", devices);
    assertThat(messages())
        .containsExactly("has a journal of its own: what was only there is not shown");
  }

  @Test
  void dataThatLieBeyondTheEndOfAMemberAreToldAndReadFromTheOther() throws IOException {
    List<BlockDevice> devices = new ArrayList<>(TestArrays.devices("named"));
    byte[] cut = Arrays.copyOf(volume(devices.get(0)).bytes(), 1_200_000);
    devices.set(0, TestArrays.device("/dev/sda", new MemoryVolume(cut)));
    assertReadsAs("named", devices);
    assertThat(messages())
        .anyMatch(message -> message.contains("reach past the end at 0x124f80; the rest is lost"))
        .anyMatch(message -> message.startsWith("read from other members"));
  }

  @Test
  void placesThatTheArrayKnewToBeBadAreReadFromTheOther() throws IOException {
    List<BlockDevice> devices = TestArrays.devices("named");
    MemoryVolume first = volume(devices.get(0));
    int start = (int) SuperblockSearch.find(first).orElseThrow().data().start();
    byte[] lost = new byte[1024];
    Arrays.fill(lost, (byte) 0x55);
    for (int i = 0; i < lost.length; i++) {
      first.put(start + 8192 + i, lost[i]);
    }
    int log = 16 * 512;
    first.put32(V1_AT_1_2 + 8, 8).put16(V1_AT_1_2 + 186, 8).put32(V1_AT_1_2 + 188, 8);
    first.put32(log, 16 << 10 | 2).put32(log + 4, 0).put32(log + 8, -1).put32(log + 12, -1);
    TestSuperblocks.sealV1(first, V1_AT_1_2);
    assertReadsAs("named", devices);
    assertThat(messages()).allMatch(message -> message.contains("knew this place to be wrong"));
  }

  @Test
  void whatIsLeftOfAnArrayAtTheEndOfADeviceThatIsSomethingElseNowIsNotBelieved()
      throws IOException {
    byte[] member = ArrayMembers.of("raid1-090").get(0);
    assertThat(MdArrays.recognise(new MemoryVolume(member))).isPresent();
    // An ext2 of 256 blocks of 1 KiB covers the superblock; that of the array has 192.
    assertThat(MdArrays.recognise(new MemoryVolume(member).put32(1024 + 4, 256))).isEmpty();
    // So does a partition that fills the disk.
    MemoryVolume divided = new MemoryVolume(member).put(510, 0x55, 0xAA).put(450, 0x83);
    divided.put32(454, 8).put32(458, 504);
    assertThat(MdArrays.recognise(divided)).isEmpty();
    // The table of an array over several disks tells of more than one has.
    assertThat(MdArrays.recognise(divided.put32(458, 5040))).isPresent();
  }

  @ValueSource(strings = {"raid1-090", "raid0-090", "raid5-12", "raid10-f2-3", "raid1-bitmap"})
  @ParameterizedTest
  void whateverIsDamagedAnArrayIsReadOrOneProblemToldAndNothingElseHappens(String name)
      throws IOException {
    Random random = new Random(name.hashCode());
    List<byte[]> members = ArrayMembers.of(name);
    int position =
        (int) SuperblockSearch.find(new MemoryVolume(members.get(0))).orElseThrow().position();
    for (int round = 0; round < 150; round++) {
      List<BlockDevice> devices = new ArrayList<>();
      boolean isSealed = round % 2 == 0;
      int field = random.nextInt(60) * 4;
      int bit = 1 << random.nextInt(8);
      for (byte[] member : members) {
        byte[] damaged = member.clone();
        damaged[position + field + random.nextInt(4)] ^= (byte) bit;
        MemoryVolume volume = new MemoryVolume(damaged);
        if (isSealed && (position == V1_AT_1_2 || position == 0)) {
          TestSuperblocks.sealV1(volume, position);
        } else if (isSealed && name.endsWith("090")) {
          TestSuperblocks.sealV0(volume);
        }
        devices.add(TestArrays.device("/dev/sd" + (char) ('a' + devices.size()), volume));
      }
      DiskProblems found = new DiskProblems();
      for (BlockDevice array : TestArrays.assemble(devices, found)) {
        readSome(array.bytes());
      }
    }
  }

  private static void readSome(ByteSource array) throws IOException {
    for (long position : new long[] {0, array.size() / 2, array.size() - 1}) {
      try {
        array.readFully(Math.max(0, position), ByteBuffer.allocate(1));
      } catch (IOException e) {
        assertThat(e).hasMessageMatching("(?s).+");
      }
    }
  }

  private static void flip(BlockDevice device, int offset) throws IOException {
    MemoryVolume volume = volume(device);
    int position = (int) SuperblockSearch.find(volume).orElseThrow().position();
    volume.put(position + offset, volume.bytes()[position + offset] ^ 1);
  }

  private static MemoryVolume volume(BlockDevice device) {
    assertThat(device.kind()).isEqualTo(VolumeKind.DISK);
    return (MemoryVolume) device.bytes();
  }

  private void assertReadsAs(String name, List<BlockDevice> devices) throws IOException {
    List<BlockDevice> arrays = TestArrays.assemble(devices, problems);
    assertThat(arrays).hasSize(1);
    assertThat(TestArrays.digest(arrays.get(0).bytes())).isEqualTo(ArrayMembers.truth().get(name));
  }

  private List<String> messages() {
    return problems.sorted().stream().map(DiskProblem::message).toList();
  }
}
