package dev.exhume.disk.filesystem.xfs.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.SharedDisks;
import dev.exhume.disk.filesystem.xfs.layout.XfsGeometry;
import dev.exhume.disk.filesystem.xfs.layout.XfsSuperblock;
import dev.exhume.testdata.XfsLogs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Linux does at the next mount of a file system that was not unmounted is done in memory. */
class XfsLogImagesTest {
  private static final int PAGE = 4096;
  private static final int SECTOR = 512;

  @TempDir Path directory;

  static Stream<String> images() {
    return XfsLogs.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("images")
  void theVolumeIsAsLinuxRecoversIt(String name) throws IOException {
    byte[] image = XfsLogs.image(name);
    MemoryVolume volume = new MemoryVolume(image);
    DiskProblems problems = new DiskProblems();
    ByteSource recovered = XfsLog.replay(volume, "sda1", problems);
    assertThat(problems.sorted()).isEmpty();
    assertThat(changes(image, recovered)).isEqualTo(XfsLogs.pages(name));
    assertThat(ByteBuffer.wrap(volume.bytes())).isEqualTo(ByteBuffer.wrap(image));
  }

  /** In the form of {@link XfsLogs#pages}. */
  private static List<String> changes(byte[] image, ByteSource recovered) throws IOException {
    byte[] now = new byte[image.length];
    recovered.readFully(0, ByteBuffer.wrap(now));
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < image.length; at += PAGE) {
      byte[] page = withoutSuperblock(now, at);
      if (!Arrays.equals(page, withoutSuperblock(image, at))) {
        CRC32 sum = new CRC32();
        sum.update(page);
        lines.add("%d %08x".formatted(at / PAGE, sum.getValue()));
      }
    }
    return lines;
  }

  /** Linux counts what is free when it mounts. */
  private static byte[] withoutSuperblock(byte[] image, int at) {
    byte[] page = Arrays.copyOfRange(image, at, at + PAGE);
    if (ByteBuffer.wrap(page).getInt(0) == 0x58465342) {
      Arrays.fill(page, 0, SECTOR, (byte) 0);
    }
    return page;
  }

  @ParameterizedTest
  @ValueSource(strings = {"made/xfs-v5-default.img.gz", "made/volumes/vol-xfsv4.img.gz"})
  void aVolumeThatWasUnmountedIsLeftAsItIs(String name) throws IOException {
    try (ByteSource volume = ByteSource.open(SharedDisks.unpack(name, directory))) {
      DiskProblems problems = new DiskProblems();
      assertThat(XfsLog.replay(volume, "sda1", problems)).isSameAs(volume);
      assertThat(problems.sorted()).isEmpty();
    }
  }

  @Test
  void theLogOfAVolumeThatIsCutOffIsMissed() throws IOException {
    byte[] image = XfsLogs.image("v4");
    MemoryVolume volume = new MemoryVolume(Arrays.copyOf(image, image.length / 2));
    DiskProblems problems = new DiskProblems();
    assertThat(XfsLog.replay(volume, "sda1", problems)).isSameAs(volume);
    assertThat(problems.sorted()).hasSize(1);
    assertThat(problems.sorted().get(0).message())
        .startsWith("the log of XFS is not replayed, changes are missing: ");
  }

  static Stream<Integer> seeds() {
    return Stream.iterate(0, seed -> seed + 1).limit(9);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverIsInTheLogItIsReplayedOrRefused(int seed) throws IOException {
    String name = XfsLogs.NAMES.get(seed % XfsLogs.NAMES.size());
    byte[] image = XfsLogs.image(name);
    XfsGeometry geometry = XfsSuperblock.read(new MemoryVolume(image)).geometry();
    int start = (int) geometry.position(geometry.logStart());
    Random random = new Random(seed);
    for (int i = 0; i < 1 + 2 * seed; i++) {
      int at = start + random.nextInt(1200 * SECTOR);
      image[at] ^= (byte) (1 << random.nextInt(8));
    }
    ByteSource recovered = XfsLog.replay(new MemoryVolume(image), "sda1", new DiskProblems());
    recovered.readFully(0, ByteBuffer.allocate(image.length));
  }
}
