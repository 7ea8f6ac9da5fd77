package dev.exhume.disk.volume.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.testdata.DiskContents;
import dev.exhume.testdata.ExtImages;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContentsTest {
  static List<String> names() {
    return DiskContents.names();
  }

  static List<String> others() {
    return DiskContents.others();
  }

  @MethodSource("names")
  @ParameterizedTest
  void aContentHasTheNameTheLabelAndTheUuidThatBlkidGivesIt(String name) throws IOException {
    VolumeContent content = Contents.recognise(device(name)).orElseThrow();
    Map<String, String> said = new HashMap<>();
    said.put("TYPE", content.name());
    content.label().ifPresent(label -> said.put("LABEL", label));
    content.uuid().ifPresent(uuid -> said.put("UUID", uuid));
    assertThat(said).isEqualTo(DiskContents.truth(name));
  }

  @MethodSource("others")
  @ParameterizedTest
  void whatLeavesOnlyASignatureIsNamedAfterIt(String name) throws IOException {
    assertThat(recognised(device(name)).map(VolumeContent::name)).contains(name);
  }

  @ParameterizedTest
  @CsvSource({
    "swap-4096, SWAP",
    "swap-old, SWAP",
    "swap-s1suspen, SWAP",
    "luks1, LUKS",
    "luks2, LUKS",
    "bsd, BSD_LABEL",
    "ntfs, FILE_SYSTEM",
    "squashfs, FILE_SYSTEM",
    "zfs_member, UNKNOWN"
  })
  void whatCanBeDoneWithItIsTold(String name, VolumeContent.Kind kind) throws IOException {
    assertThat(recognised(device(name)).map(VolumeContent::kind)).contains(kind);
  }

  @Test
  void luks2WhoseFirstHeaderIsLostIsKnownByItsCopy() throws IOException {
    MemoryVolume device = device("luks2");
    device.put(0, 0, 0, 0, 0, 0, 0);
    assertThat(Contents.recognise(device)).isEmpty();
    VolumeContent content = Contents.recogniseTraces(device).orElseThrow();
    assertThat(content.kind()).isEqualTo(VolumeContent.Kind.LUKS);
    assertThat(content.uuid()).contains(DiskContents.truth("luks2").get("UUID"));
  }

  @Test
  void zerosAreNotKnown() throws IOException {
    for (int size : new int[] {0, 1, 511, 512, 1024, 4096, 65536, 4 << 20}) {
      assertThat(recognised(new MemoryVolume(new byte[size]))).isEmpty();
    }
  }

  @Test
  void aSwapSignatureIsNotBelievedWithoutItsHeader() throws IOException {
    assertThat(Contents.recognise(device("swap-4096").put32(1024, 2))).isEmpty();
    assertThat(Contents.recognise(device("swap-4096").put32(1028, 0))).isEmpty();
  }

  @Test
  void aFileSystemIsNotTakenForTheSwapThatWasThereBefore() throws IOException {
    MemoryVolume device = new MemoryVolume(ExtImages.image("ext3-1k"));
    device.put(4086, 'S', 'W', 'A', 'P', 'S', 'P', 'A', 'C', 'E', '2');
    assertThat(Contents.recognise(device).map(VolumeContent::name)).contains("ext3");
  }

  @Test
  void aFileSystemIsFoundThoughAnotherPlaceIsBad() throws IOException {
    MemoryVolume device = new MemoryVolume(ExtImages.image("ext3-1k"));
    device.bad(device.size() - 131_072, 131_072);
    assertThat(Contents.recognise(device).map(VolumeContent::name)).contains("ext3");
  }

  @Test
  void whatCannotBeReadMayBeAnything() {
    MemoryVolume device = new MemoryVolume(new byte[1 << 20]).bad(0, 1 << 20);
    assertThatThrownBy(() -> Contents.recognise(device)).hasMessage("bad sector");
  }

  @MethodSource("names")
  @ParameterizedTest
  void whateverIsCutOffOrDamagedItIsKnownOrNot(String name) throws IOException {
    byte[] sound = Arrays.copyOf(DiskContents.disk(name), 1 << 16);
    Random random = new Random(17);
    for (int round = 0; round < 60; round++) {
      byte[] damaged = Arrays.copyOf(sound, round % 2 == 0 ? sound.length : random.nextInt(40_000));
      for (int flip = 0; flip < 8 && damaged.length > 2048; flip++) {
        damaged[random.nextInt(2048)] ^= (byte) (1 << random.nextInt(8));
      }
      assertThat(known(new MemoryVolume(damaged))).isNotNull();
    }
  }

  private static Optional<VolumeContent> known(MemoryVolume device) {
    try {
      return recognised(device);
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?s).+");
      return Optional.empty();
    }
  }

  private static Optional<VolumeContent> recognised(MemoryVolume device) throws IOException {
    Optional<VolumeContent> content = Contents.recognise(device);
    return content.isPresent() ? content : Contents.recogniseTraces(device);
  }

  private static MemoryVolume device(String name) {
    return new MemoryVolume(DiskContents.disk(name));
  }
}
