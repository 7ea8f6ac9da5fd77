package dev.exhume.disk.volume.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.testdata.VolumeGroupDisks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of volume groups when parts of them are missing or damaged. */
@Timeout(300)
class DamagedGroupsTest {
  private static final int LABEL = 512;
  private static final int SECTOR = 512;
  private static final int AREA = 4096;

  /** Where the extents of the group {@code raid} start, and how large they are. */
  private static final int START = 128 << 10;

  private static final int EXTENT = 128 << 10;

  private final DiskProblems problems = new DiskProblems();

  private List<String> lines(List<? extends ByteSource> disks) throws IOException {
    return Groups.lines(Groups.assemble(disks, problems));
  }

  private List<String> messages() {
    return problems.sorted().stream().map(DiskProblem::message).toList();
  }

  private static List<String> truth(String group, String... volumes) {
    Set<String> names = Set.of(volumes);
    return VolumeGroupDisks.truth(group).stream()
        .filter(line -> names.contains(line.replaceFirst(".*/(\\S+) .*", "$1")))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void oneDiskLessCostsNothingThatTheOthersMakeUpFor(int lost) throws IOException {
    List<MemoryVolume> disks = Groups.disks("raid");
    disks.remove(lost);
    assertThat(lines(disks))
        .hasSize(VolumeGroupDisks.truth("raid").size())
        .containsAll(
            truth(
                "raid", "mirr", "mlog", "r1", "r4", "r5", "r5la", "r5ra", "r5rs", "r6", "r6nr",
                "r6nc", "r10"));
    assertThat(messages())
        .filteredOn(message -> message.endsWith("is missing: nothing on it can be read"))
        .hasSize(1);
  }

  @Test
  void aDiskThatIsCutOffIsTold() throws IOException {
    int startOfSnap = 1 << 20;
    byte[] cut = Arrays.copyOf(VolumeGroupDisks.disk("snap0"), startOfSnap + 7 * EXTENT + 1);
    assertThat(Groups.assemble(List.of(new MemoryVolume(cut)), problems)).isNotEmpty();
    assertThat(messages())
        .anyMatch(
            message ->
                message.matches(
                    "physical volume pv0 .* ends after 7 of its \\d+ extents: the rest is lost"));
  }

  @Test
  void twoDisksLessCostNothingOfRaid6() throws IOException {
    List<MemoryVolume> all = Groups.disks("raid");
    for (int first = 0; first < 5; first++) {
      for (int second = 0; second < first; second++) {
        List<MemoryVolume> disks = new ArrayList<>(all);
        disks.remove(first);
        disks.remove(second);
        List<BlockDevice> volumes = new ArrayList<>(Groups.assemble(disks, problems));
        volumes.removeIf(volume -> !volume.name().contains("/r6"));
        assertThat(Groups.lines(volumes))
            .containsExactlyInAnyOrderElementsOf(truth("raid", "r6", "r6nr", "r6nc"));
      }
    }
  }

  @Test
  void aMemberThatTheOthersSayHasFailedIsNotUsed() throws IOException {
    List<MemoryVolume> disks = Groups.disks("raid");
    MemoryVolume stale = disks.get(0);
    MemoryVolume other = disks.get(1);
    int superblock = superblock(other, 1);
    other.put(superblock + 24, 1).put32(superblock + 16, 1000);
    int content = superblock(stale, 1) + EXTENT;
    stale.put(content, new int[6 * EXTENT]);
    assertThat(lines(disks)).containsAll(truth("raid", "r1"));
    assertThat(messages()).contains("member 0 of raid1 is not up to date");
  }

  /** Where the first superblock of a RAID level is. */
  private static int superblock(MemoryVolume disk, int level) {
    ByteBuffer bytes = ByteBuffer.wrap(disk.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int at = START;
    while (bytes.getInt(at) != 0x6452_6D44 || bytes.getInt(at + 48) != level) {
      at += SECTOR;
    }
    return at;
  }

  @Test
  void whatIsOnAMissingDiskIsNotReadAndNamesIt() throws IOException {
    List<MemoryVolume> disks = Groups.disks("raid");
    disks.remove(2);
    assertThat(lines(disks))
        .filteredOn(line -> line.startsWith("vg_raid/str3 ") || line.startsWith("vg_raid/r0 "))
        .hasSize(2)
        .allMatch(line -> line.matches(".* physical volume pv2 \\(\\S+\\) is missing"));
  }

  @Test
  void noDamageOfALabelCostsAnything() throws IOException {
    for (int at = 0; at < SECTOR; at += at < 128 ? 1 : 37) {
      DiskProblems found = new DiskProblems();
      List<MemoryVolume> disks = Groups.disks("move");
      MemoryVolume damaged = flipped(disks.get(1), LABEL + at);
      List<BlockDevice> volumes = Groups.assemble(List.of(disks.get(0), damaged), found);
      assertThat(Groups.lines(volumes))
          .as("byte %d of the label", at)
          .containsExactlyInAnyOrderElementsOf(VolumeGroupDisks.truth("move"));
      assertThat(found.sorted()).as("byte %d of the label", at).hasSize(1);
    }
  }

  private static MemoryVolume flipped(MemoryVolume disk, int at) {
    byte[] bytes = disk.bytes();
    bytes[at] ^= 0x11;
    return new MemoryVolume(bytes);
  }

  @Test
  void aLabelThatIsLostCostsNothingIfMetadataFollowIt() throws IOException {
    List<MemoryVolume> disks = Groups.disks("move");
    disks.get(0).put(0, new int[AREA]);
    assertThat(lines(disks)).containsExactlyInAnyOrderElementsOf(VolumeGroupDisks.truth("move"));
    assertThat(messages())
        .containsExactly("LVM label at offset 0x200: it is lost, though metadata follow it");
  }

  @Test
  void aTextIsTakenFromAnotherAreaWhereOneIsDamaged() throws IOException {
    List<MemoryVolume> disks = Groups.disks("ring");
    int second = 4_128_768;
    for (int area : new int[] {AREA, second}) {
      DiskProblems found = new DiskProblems();
      List<MemoryVolume> damaged = new ArrayList<>(disks);
      damaged.set(0, flipped(disks.get(0), area + 50));
      assertThat(Groups.lines(Groups.assemble(damaged, found)))
          .containsExactlyInAnyOrderElementsOf(VolumeGroupDisks.truth("ring"));
      assertThat(found.sorted())
          .singleElement()
          .extracting(DiskProblem::offset)
          .isEqualTo(0L + area);
    }
  }

  @Test
  void whereTheCurrentTextIsLostAnOlderOneIsUsedAndThisIsTold() throws IOException {
    List<MemoryVolume> disks = Groups.disks("move");
    List<MemoryVolume> damaged = new ArrayList<>();
    for (MemoryVolume disk : disks) {
      ByteBuffer bytes = ByteBuffer.wrap(disk.bytes()).order(ByteOrder.LITTLE_ENDIAN);
      int text = AREA + (int) bytes.getLong(AREA + 40);
      damaged.add(flipped(disk, text + 30));
    }
    // The group was changed last by the move that is not finished.
    assertThat(lines(damaged)).containsExactlyInAnyOrderElementsOf(VolumeGroupDisks.truth("move"));
    assertThat(messages())
        .anyMatch(message -> message.matches("no current description of group vg_move .* is used"));
  }

  @Test
  void anAreaWithoutItsHeaderStillHasItsTexts() throws IOException {
    List<MemoryVolume> disks = Groups.disks("snap");
    disks.get(0).put(AREA, new int[SECTOR]);
    assertThat(lines(disks)).containsExactlyInAnyOrderElementsOf(VolumeGroupDisks.truth("snap"));
    assertThat(messages()).anyMatch(message -> message.contains("no current description"));
  }

  @Test
  void whatIsIgnoredIsUsedIfThereIsNothingElse() throws IOException {
    List<MemoryVolume> disks = Groups.disks("ring");
    int second = 4_128_768;
    MemoryVolume ignored = disks.get(0).put32(AREA + 60, 1).put(second, new int[SECTOR]);
    disks.set(0, new MemoryVolume(Seals.physicalVolume(ignored.bytes())));
    assertThat(lines(disks)).containsExactlyInAnyOrderElementsOf(VolumeGroupDisks.truth("ring"));
    assertThat(messages()).anyMatch(message -> message.contains("no current description"));
  }

  @Test
  void aPhysicalVolumeAloneSaysThatItsGroupIsNotKnown() throws IOException {
    List<MemoryVolume> disks = Groups.disks("ring");
    for (MemoryVolume disk : disks.subList(1, 3)) {
      DiskProblems found = new DiskProblems();
      assertThat(Groups.assemble(List.of(disk), found)).isEmpty();
      assertThat(found.sorted())
          .extracting(DiskProblem::message)
          .containsExactly("no group that was found has this physical volume");
    }
  }

  @Test
  void everyDamageOfMetadataIsReadOverOrTold() throws IOException {
    MemoryVolume disk = Groups.disks("snap").get(0);
    byte[] good = disk.bytes();
    for (int at = AREA; at < AREA + (64 << 10); at += 257) {
      if (good[at] != 0) {
        DiskProblems found = new DiskProblems();
        List<BlockDevice> volumes = Groups.assemble(List.of(disk.put(at, good[at] ^ 0x11)), found);
        assertThat(volumes).as("byte 0x%x", at).isNotEmpty();
        assertThat(found.sorted()).as("byte 0x%x", at).hasSizeBetween(1, 8);
        disk.put(at, good[at]);
      }
    }
  }

  @Test
  void everyDamageOfThinMetadataCostsNoMoreThanWhatItMaps() throws IOException {
    List<MemoryVolume> disks = Groups.disks("thin");
    MemoryVolume disk = disks.get(0);
    byte[] good = disk.bytes();
    List<List<String>> whole = samples(disks);
    int end = VolumeGroupSeeds.THIN_METADATA + VolumeGroupSeeds.THIN_METADATA_SIZE;
    for (int block = VolumeGroupSeeds.THIN_METADATA; block < end; block += 4096) {
      if (!Arrays.equals(good, block, block + 4096, new byte[4096], 0, 4096)) {
        disk.put(block + 100, good[block + 100] ^ 0x11);
        List<List<String>> damaged = samples(disks);
        assertThat(damaged).hasSameSizeAs(whole);
        for (int i = 0; i < whole.size(); i++) {
          assertSameOrTold(damaged.get(i), whole.get(i));
        }
        disk.put(block + 100, good[block + 100]);
      }
    }
  }

  private static List<List<String>> samples(List<MemoryVolume> disks) throws IOException {
    List<List<String>> samples = new ArrayList<>();
    for (BlockDevice volume : Groups.assemble(disks, new DiskProblems())) {
      samples.add(Groups.samples(volume));
    }
    return samples;
  }

  private static void assertSameOrTold(List<String> samples, List<String> truth) {
    for (int i = 0; i < samples.size(); i++) {
      String sample = samples.get(i);
      assertThat(sample.equals(truth.get(i)) || sample.contains("thin pool")).as(sample).isTrue();
    }
  }

  private static void readSome(List<? extends ByteSource> disks) throws IOException {
    for (BlockDevice volume : Groups.assemble(disks, new DiskProblems())) {
      Groups.samples(volume);
    }
  }

  static Stream<String> groups() {
    return VolumeGroupDisks.GROUPS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("groups")
  void whateverIsDamagedIsReadOrRefused(String group) {
    List<MemoryVolume> good = Groups.disks(group);
    List<int[]> used = good.stream().map(disk -> used(disk.bytes())).toList();
    Random random = new Random(17);
    for (int round = 0; round < 15; round++) {
      List<MemoryVolume> bad = new ArrayList<>();
      for (int i = 0; i < good.size(); i++) {
        byte[] bytes = good.get(i).bytes();
        for (int bit = 0; bit < 200; bit++) {
          bytes[used.get(i)[random.nextInt(used.get(i).length)]] ^= (byte) (1 << random.nextInt(8));
        }
        bad.add(new MemoryVolume(Seals.physicalVolume(bytes)));
      }
      assertThatCode(() -> readSome(bad)).doesNotThrowAnyException();
    }
  }

  /** Where there is something in the metadata and in the first extents. */
  private static int[] used(byte[] bytes) {
    return IntStream.range(0, Math.min(bytes.length, 4 << 20)).filter(i -> bytes[i] != 0).toArray();
  }

  @ParameterizedTest
  @MethodSource("groups")
  void disksThatEndTooEarlyAreReadAsFarAsTheyGo(String group) {
    List<MemoryVolume> good = Groups.disks(group);
    for (int kibibytes : new int[] {0, 1, 2, 4, 5, 8, 64, 1000, 1025, 2000, 3000, 20_000}) {
      List<MemoryVolume> cut =
          good.stream()
              .map(MemoryVolume::bytes)
              .map(bytes -> Arrays.copyOf(bytes, Math.min(bytes.length, kibibytes << 10)))
              .map(MemoryVolume::new)
              .collect(Collectors.toList());
      assertThatCode(() -> readSome(cut)).doesNotThrowAnyException();
    }
  }
}
