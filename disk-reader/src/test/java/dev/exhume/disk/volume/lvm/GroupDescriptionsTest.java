package dev.exhume.disk.volume.lvm;

import static dev.exhume.disk.volume.lvm.TextGroup.hidden;
import static dev.exhume.disk.volume.lvm.TextGroup.linear;
import static dev.exhume.disk.volume.lvm.TextGroup.segment;
import static dev.exhume.disk.volume.lvm.TextGroup.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.image.DiskImage;
import dev.exhume.disk.volume.Volumes;
import dev.exhume.disk.volume.device.BlockDevice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text of a group may say, and what comes of it. */
@Timeout(60)
class GroupDescriptionsTest {
  private static final int PV1 = 11;
  private static final int PV2 = 12;

  @TempDir private Path directory;

  private final DiskProblems problems = new DiskProblems();

  /** The volumes of a group of two physical volumes, of which only the first has the text. */
  private List<BlockDevice> volumes(String... logicalVolumes) throws IOException {
    return assemble(
        TextGroup.disk(PV1, TextGroup.text("vg", 1, logicalVolumes)), TextGroup.disk(PV2, ""));
  }

  private List<BlockDevice> assemble(ByteSource... disks) throws IOException {
    return Groups.assemble(List.of(disks), problems);
  }

  /** The first byte of each extent, which is its number on the first or second physical volume. */
  private static List<Integer> extents(BlockDevice volume) throws IOException {
    List<Integer> extents = new ArrayList<>();
    for (long at = 0; at < volume.bytes().size(); at += TextGroup.EXTENT) {
      Bytes first = volume.bytes().read("extent", at, 1, ByteOrder.LITTLE_ENDIAN);
      extents.add((first.u8(0) - 12) & 0xFF);
    }
    return extents;
  }

  private List<String> messages() {
    return problems.sorted().stream()
        .map(problem -> problem.place() + ": " + problem.message())
        .toList();
  }

  @Nested
  class LogicalVolumes {
    @Test
    void segmentsMayStandInAnyOrder() throws IOException {
      BlockDevice volume =
          volumes(
                  "lv { status = [\"VISIBLE\"] %s %s }"
                      .formatted(
                          segment(2, 2, 1, linear("pv1", 31)), segment(1, 0, 2, linear("pv1", 5))))
              .get(0);
      assertThat(extents(volume)).hasSize(3);
      assertThat(extents(volume).get(1) - extents(volume).get(0)).isEqualTo(1);
      assertThat(extents(volume).get(2) - extents(volume).get(0)).isEqualTo(26);
      assertThat(messages()).isEmpty();
    }

    @Test
    void whatUsersDidNotSeeIsNotOffered() throws IOException {
      assertThat(volumes(hidden("lv", 1, linear("pv1", 0)))).isEmpty();
    }

    @Test
    void zerosAreReadAndErrorsAreNot() throws IOException {
      List<BlockDevice> volumes =
          volumes(volume("zero", 1, "type = \"zero\""), volume("error", 1, "type = \"error\""));
      assertThat(
              volumes.get(0).bytes().read("zeros", 0, 4096, ByteOrder.LITTLE_ENDIAN).copy(0, 4096))
          .containsOnly(0);
      assertThatThrownBy(() -> extents(volumes.get(1))).isInstanceOf(IOException.class);
    }

    @Test
    void aVolumeOfTwoPebibytesTakesNoMemory() throws IOException {
      BlockDevice volume =
          volumes(
                  "lv { status = [\"VISIBLE\"] %s %s }"
                      .formatted(
                          segment(1, 0, 1L << 39, "type = \"zero\""),
                          segment(2, 1L << 39, 1, linear("pv1", 9))))
              .get(0);
      assertThat(volume.bytes().size()).isEqualTo((1L << 51) + 4096);
      assertThat(volume.bytes().read("end", 1L << 51, 8, ByteOrder.LITTLE_ENDIAN).u8(0))
          .isNotZero();
    }

    @Test
    void anUnknownKindOfSegmentIsNamed() throws IOException {
      assertThat(volumes(volume("lv", 1, "type = \"vdo\""))).hasSize(1);
      assertThat(messages())
          .containsExactly(
              "/dev/vg/lv: LVM segment type vdo is not read by this version of Exhume");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "type = \"striped\" stripes = [\"pv1\", 32]",
          "type = \"striped\" stripes = [\"pv1\", 9223372036854775807]",
          "type = \"striped\" stripes = [\"pv1\", -1]",
          "type = \"striped\" stripes = [\"pv1\"]",
          "type = \"striped\" stripes = []",
          "type = \"striped\" stripes = [\"pv3\", 0]",
          "type = \"striped\" stripes = [\"lv\", 0]",
          "type = \"striped\" stripes = [\"pv1\", 0, \"pv2\", 0] stripe_size = 8",
          "type = \"mirror\" mirrors = [\"lv\", 0, \"lv\", 0]",
          "type = \"raid1\" raids = [\"a\", \"b\"]",
          "type = \"raid1\" raids = [\"lv\"]",
          "type = \"raid5\" raids = [\"lv\", \"lv\"] stripe_size = 0",
          "type = \"raid0\" raid0_lvs = [\"pool\", \"pool\"] data_offset = 8",
          "type = \"thin\" thin_pool = \"lv\" device_id = 1",
          "type = \"thin\"",
          "type = \"cache\" cache_pool = \"lv\" origin = \"lv\"",
          "type = \"writecache\"",
        })
    void aSegmentOfWhatIsNotThereIsToldAndCannotBeRead(String segment) throws IOException {
      BlockDevice volume = volumes(volume("lv", 1, segment)).get(0);
      assertThatThrownBy(() -> extents(volume)).isInstanceOf(IOException.class);
      assertThat(messages()).isNotEmpty().allMatch(message -> message.startsWith("/dev/vg/lv: "));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "segment1 { start_extent = 1 extent_count = 1 type = \"zero\" }",
          "segment1 { start_extent = 0 extent_count = 0 type = \"zero\" }",
          "segment1 { start_extent = 0 extent_count = 9223372036854775807 type = \"zero\" }",
          "segment1 { start_extent = 0 extent_count = 1 }",
          "segment1 { type = \"zero\" }",
          "",
        })
    void aVolumeThatMakesNoSenseIsToldAndOthersAreRead(String segments) throws IOException {
      List<BlockDevice> volumes =
          volumes(
              "lv { status = [\"VISIBLE\"] %s }".formatted(segments),
              volume("other", 1, linear("pv1", 0)));
      assertThat(volumes).extracting(BlockDevice::name).contains("/dev/vg/other");
      assertThat(messages()).hasSize(1).allMatch(message -> message.startsWith("/dev/vg/lv: "));
    }

    @Test
    void volumesThatAreMadeOfEachOtherEndSomewhere() throws IOException {
      List<BlockDevice> volumes =
          volumes(volume("a", 1, linear("b", 0)), volume("b", 1, linear("a", 0)));
      assertThatThrownBy(() -> extents(volumes.get(0))).isInstanceOf(IOException.class);
      assertThat(messages()).anyMatch(message -> message.contains("put together from itself"));
    }

    @Test
    void chainsOfVolumesAreNotFollowedWithoutEnd() throws IOException {
      List<BlockDevice> volumes =
          volumes(
              IntStream.range(0, 200)
                  .mapToObj(i -> volume("lv" + i, 1, linear("lv" + (i + 1), 0)))
                  .toArray(String[]::new));
      assertThat(volumes).hasSize(200);
    }

    @Test
    void aReadThatFailsIsNotTriedAgainWithoutEnd() throws IOException {
      Stream<String> mirrors =
          IntStream.range(0, 15)
              .mapToObj(
                  i ->
                      volume(
                          "lv" + i,
                          1,
                          "type = \"mirror\" mirrors = [\"lv%1$d\", 0, \"lv%1$d\", 0]"
                              .formatted(i + 1)));
      List<BlockDevice> volumes =
          volumes(
              Stream.concat(mirrors, Stream.of(volume("lv15", 1, "type = \"error\"")))
                  .toArray(String[]::new));
      assertThatThrownBy(() -> extents(volumes.get(0))).isInstanceOf(IOException.class);
    }

    @Test
    void aNameThatLeavesItsDirectoryIsNoName() throws IOException {
      assertThat(volumes(volume("..", 1, linear("pv1", 0)), volume("a/b", 1, linear("pv1", 0))))
          .isEmpty();
    }
  }

  @Nested
  class PhysicalVolumes {
    private final String text =
        TextGroup.text(
            "vg", 1, volume("first", 1, linear("pv1", 3)), volume("second", 1, linear("pv2", 4)));

    @Test
    void oneThatIsMissingIsNamedAndTheRestIsRead() throws IOException {
      List<BlockDevice> volumes = assemble(TextGroup.disk(PV1, text));
      assertThat(extents(volumes.get(0))).hasSize(1);
      assertThatThrownBy(() -> extents(volumes.get(1)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("pv2");
      assertThat(messages())
          .singleElement()
          .asString()
          .startsWith("/dev/vg: physical volume pv2 (A00000-")
          .contains("is missing");
    }

    @Test
    void oneWithoutATextOfItsOwnIsFoundByItsId() throws IOException {
      assertThat(extents(assemble(TextGroup.disk(PV2, ""), TextGroup.disk(PV1, text)).get(1)))
          .hasSize(1);
      assertThat(messages()).isEmpty();
    }

    @Test
    void theNewestTextHolds() throws IOException {
      String newer =
          TextGroup.text("vg", 1, volume("renamed", 1, linear("pv2", 4)))
              .replace("seqno = 7", "seqno = 8");
      assertThat(assemble(TextGroup.disk(PV1, text), TextGroup.disk(PV2, newer)))
          .extracting(BlockDevice::name)
          .containsExactly("/dev/vg/renamed");
    }

    @Test
    void theCopyOfADiskIsNotUsedTogetherWithIt() throws IOException {
      MemoryVolume disk = TextGroup.disk(PV1, text);
      assertThat(assemble(disk, TextGroup.disk(PV2, ""), new MemoryVolume(disk.bytes())))
          .hasSize(2);
      assertThat(messages())
          .containsExactly("/dev/sdc: it has the same id as /dev/sda, which is used");
    }

    @Test
    void oneThatWasMissingBeforeIsTold() throws IOException {
      String old = text.replaceFirst("(pv2 \\{)", "$1 flags = [\"MISSING\"]");
      assertThat(extents(assemble(TextGroup.disk(PV1, old), TextGroup.disk(PV2, "")).get(1)))
          .hasSize(1);
      assertThat(messages()).singleElement().asString().contains("pv2").contains("out of date");
    }

    @Test
    void ofAMirrorTheSideThatWasMissingIsReadLast() throws IOException {
      String mirror =
          TextGroup.text(
                  "vg",
                  1,
                  volume("lv", 1, "type = \"mirror\" mirrors = [\"a\", 0, \"b\", 0]"),
                  hidden("a", 1, linear("pv1", 0)),
                  hidden("b", 1, linear("pv2", 0)))
              .replaceFirst("(pv1 \\{)", "$1 flags = [\"MISSING\"]");
      MemoryVolume first = TextGroup.disk(PV1, mirror);
      MemoryVolume second = TextGroup.disk(PV2, "");
      BlockDevice volume = assemble(first, second).get(0);
      assertThat(volume.bytes().read("extent", 0, 1, ByteOrder.LITTLE_ENDIAN).copy(0, 1)[0])
          .isEqualTo(second.bytes()[TextGroup.START]);
    }

    @Test
    void oneOfNoKnownGroupIsTold() throws IOException {
      MemoryVolume disk = TextGroup.disk(PV2, "");
      // As if it had never had a metadata area.
      byte[] bytes = disk.put(512 + 32 + 40 + 32, new int[16]).bytes();
      assertThat(assemble(new MemoryVolume(Seals.physicalVolume(bytes)))).isEmpty();
      assertThat(messages())
          .containsExactly("/dev/sda: no group that was found has this physical volume");
    }

    @Test
    void oneOfLvm1IsNamedAndTold() throws IOException {
      byte[] bytes = new byte[1 << 16];
      ByteBuffer.wrap(bytes)
          .order(ByteOrder.LITTLE_ENDIAN)
          .put("HM".getBytes(StandardCharsets.US_ASCII))
          .putShort((short) 2)
          .position(44)
          .put(TextGroup.id(5).getBytes(StandardCharsets.US_ASCII));
      MemoryVolume disk = new MemoryVolume(bytes);
      assertThat(VolumeGroups.recognise(disk))
          .hasValueSatisfying(content -> assertThat(content.name()).isEqualTo("lvm1-pv"));
      assertThat(assemble(disk)).isEmpty();
      assertThat(messages()).singleElement().asString().startsWith("/dev/sda: LVM1 is not read");
    }

    @Test
    void oneThatWasTakenOutOfTheGroupIsTold() throws IOException {
      String other = TextGroup.text("vg", 1).replace("seqno = 7", "seqno = 9");
      assertThat(assemble(TextGroup.disk(PV1, other), TextGroup.disk(99, text))).isEmpty();
      assertThat(messages()).contains("/dev/sdb: group vg does not have it any more");
    }
  }

  @Nested
  class SeveralGroups {
    @Test
    void twoOfOneNameAreBothThere() throws IOException {
      List<BlockDevice> volumes =
          assemble(
              TextGroup.disk(11, TextGroup.text("vg", 1, volume("lv", 1, linear("pv1", 0)))),
              TextGroup.disk(12, ""),
              TextGroup.disk(21, TextGroup.text("vg", 2, volume("lv", 1, linear("pv1", 0)))),
              TextGroup.disk(22, ""));
      assertThat(volumes)
          .extracting(BlockDevice::name)
          .containsExactly("/dev/vg/lv", "/dev/vg@%s/lv".formatted(TextGroup.id(2)));
      assertThat(messages()).singleElement().asString().endsWith("another group is called vg, too");
    }

    @Test
    void oneWithAPhysicalVolumeOnAnotherIsAssembledAfterThat() throws IOException {
      String outer = TextGroup.text("outer", 1, volume("lv", 30, linear("pv1", 0)));
      String inner =
          TextGroup.text(
              "inner",
              2,
              volume("deep", 1, linear("pv1", 0)),
              volume("there", 1, linear("pv2", 0)));
      byte[] first = TextGroup.disk(11, outer).bytes();
      byte[] within = TextGroup.disk(21, inner).bytes();
      System.arraycopy(within, 0, first, TextGroup.START, 30 * TextGroup.EXTENT);
      try (DiskImage a = image("a", first);
          DiskImage b = image("b", TextGroup.disk(12, "").bytes());
          DiskImage c = image("c", TextGroup.disk(22, "").bytes())) {
        Volumes volumes = Volumes.of(a, b, c);
        assertThat(volumes.find("/dev/inner/deep").orElseThrow().bytes().size()).isEqualTo(4096);
        assertThat(volumes.find("/dev/inner/there")).isPresent();
        // The volume that holds it is smaller than the physical volume was made for.
        assertThat(volumes.problems())
            .extracting(DiskProblem::message)
            .singleElement()
            .asString()
            .endsWith("ends after 14 of its 32 extents: the rest is lost");
        assertThat(Volumes.of(a, b).problems())
            .extracting(DiskProblem::place)
            .contains("/dev/inner", "/dev/inner/there");
      }
    }

    private DiskImage image(String name, byte[] bytes) throws IOException {
      return DiskImage.open(Files.write(directory.resolve(name), bytes));
    }
  }

  @Nested
  class Hostile {
    @Test
    void aTextThatIsTooDeepIsRefused() throws IOException {
      assertThat(volumes("a {".repeat(5_000))).isEmpty();
      assertThat(messages()).anyMatch(message -> message.contains("deep"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "}",
          "}}}}",
          "= 1",
          "a = ",
          "a = [1 2]",
          "a = [1,",
          "a = \"",
          "a = \"\\",
          "a",
          "a b",
          "{",
          "a = }",
        })
    void aTextThatIsNoneIsRefused(String text) throws IOException {
      assertThat(volumes(text)).isEmpty();
      assertThat(messages()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s = 1", "%s { }", "lv { status = [\"VISIBLE\"] id = \"%s\" }"})
    void messagesStayShort(String text) throws IOException {
      volumes(text.formatted("x".repeat(30_000)));
      assertThat(messages()).isNotEmpty().allMatch(message -> message.length() < 1000);
    }

    @Test
    void commentsAndEscapesAreRead() throws IOException {
      assertThat(
              volumes(
                  "# a brace { in a comment",
                  volume("lv", 1, "tags = [\"a \\\" { \\\\\"] " + linear("pv1", 0))))
          .hasSize(1);
      assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"extent_size = 0", "extent_size = 4294967297", "extent_size = x", ""})
    void anExtentSizeThatNoGroupHasIsRefused(String size) throws IOException {
      String text = TextGroup.text("vg", 1).replace("extent_size = 8", size);
      assertThat(assemble(TextGroup.disk(PV1, text))).isEmpty();
      assertThat(messages())
          .anyMatch(message -> message.toLowerCase(Locale.ROOT).contains("lvm section"));
    }

    @Test
    void problemsSayWhereTheyAre() throws IOException {
      volumes("a = }");
      assertThat(problems.sorted())
          .extracting(DiskProblem::offset)
          .anyMatch(at -> at >= 4096 + 512);
      assertThat(messages().stream().collect(Collectors.joining()))
          .contains("LVM text at offset 0x");
    }
  }
}
