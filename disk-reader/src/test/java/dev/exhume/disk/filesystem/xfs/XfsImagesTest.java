package dev.exhume.disk.filesystem.xfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.Truth;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.filesystem.FileSystemFormat;
import dev.exhume.disk.filesystem.FileSystemIdentity;
import dev.exhume.filesystem.SparseChannel;
import dev.exhume.testdata.XfsImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which XFS keeps files gives the files that were put in. */
@Timeout(60)
class XfsImagesTest {
  static Stream<String> relics() {
    return XfsImages.RELICS.stream();
  }

  @ParameterizedTest
  @MethodSource("relics")
  void theSameFilesComeOutOfEveryForm(String name) throws IOException {
    MemoryVolume volume = new MemoryVolume(XfsImages.image(name));
    try (DiskFileSystem fileSystem = DiskFileSystem.open(volume, "/dev/sda1")) {
      assertThat(lines(fileSystem.files()))
          .isEqualTo(
              Truth.lines(XfsImages.truth("v5-1k")).stream()
                  .filter(line -> isIn(name, line))
                  .toList());
      assertThat(fileSystem.problems()).isEmpty();
    }
    assertThat(volume.bytes()).isEqualTo(XfsImages.image(name));
  }

  /** tar keeps no sockets, and version 4 no times after 2038. */
  private static boolean isIn(String name, String line) {
    boolean isLost =
        line.endsWith("./dev/log\t") || (name.startsWith("v4") && line.endsWith("./times/2400\t"));
    return name.equals("v5-1k") || !isLost;
  }

  @Test
  void whatIsInManyPiecesComesOutWhole() throws IOException {
    try (DiskFileSystem fileSystem = open("v5-pieces")) {
      assertThat(lines(fileSystem.files())).isEqualTo(Truth.lines(XfsImages.truth("v5-pieces")));
      assertThat(fileSystem.problems()).isEmpty();
    }
  }

  private static DiskFileSystem open(String name) throws IOException {
    return DiskFileSystem.open(new MemoryVolume(XfsImages.image(name)), "/dev/sda1");
  }

  /** Directories have the size that their form needs. */
  private static List<String> lines(FileSystem files) throws IOException {
    return Truth.of(files.getPath("/")).stream()
        .filter(line -> !line.endsWith("\t.\t"))
        .filter(line -> !line.contains("\t./times/2400\t") || line.contains("\t13569465600\t"))
        .map(line -> line.replaceFirst("^(d(?:\t\\d+){4})\t\\d+", "$1\t0"))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("relics")
  void aFileSystemSaysWhatItIs(String name) throws IOException {
    FileSystemIdentity identity =
        DiskFileSystem.identify(new MemoryVolume(XfsImages.image(name))).orElseThrow();
    assertThat(identity.format()).isEqualTo(FileSystemFormat.XFS);
    assertThat(identity.label()).contains("relics");
    assertThat(identity.uuid().orElseThrow())
        .isEqualTo("d15c0b01-5eed-4e57-a11d-00000000000" + (name.equals("v5-1k") ? '3' : '1'));
  }

  @ParameterizedTest
  @MethodSource("relics")
  void oneNameIsFound(String name) throws IOException {
    try (DiskFileSystem fileSystem = open(name)) {
      Path many = fileSystem.files().getPath("/sizes/700");
      assertThat(many.resolve("name-0650-of-700")).hasContent("one file of many names");
      assertThat(many.resolve("name-0600-of-700")).doesNotExist();
    }
  }

  @Test
  void timesHaveNanosecondsAndGoBeyond2038() throws IOException {
    try (DiskFileSystem fileSystem = open("v5-1k")) {
      for (String time :
          List.of(
              "1905-01-01T00:00:00.123456789Z",
              "2038-01-19T03:14:07.123456789Z",
              "2400-01-01T00:00:00.123456789Z")) {
        Path file = fileSystem.files().getPath("/times/" + time.substring(0, 4));
        Map<String, Object> read = Files.readAttributes(file, "lastModifiedTime,lastAccessTime");
        assertThat(read.values()).allSatisfy(value -> assertThat(value).hasToString(time));
      }
    }
  }

  @Test
  void aFileIsReadInAsManyReadsAsItHasExtents() throws IOException {
    MemoryVolume volume = new MemoryVolume(XfsImages.sample("sample-v5"));
    try (DiskFileSystem fileSystem = DiskFileSystem.open(volume, "/dev/sda1");
        SeekableByteChannel large =
            Files.newByteChannel(fileSystem.files().getPath("/srv/large"))) {
      int before = volume.reads();
      ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
      assertThat(large.read(buffer)).isEqualTo(300_007);
      assertThat(volume.reads() - before).isEqualTo(1);
    }
  }

  @Test
  void eachNodeOfATreeOfExtentsIsReadOnce() throws IOException {
    MemoryVolume volume = new MemoryVolume(XfsImages.image("v5-pieces"));
    try (DiskFileSystem fileSystem = DiskFileSystem.open(volume, "/dev/sda1");
        SeekableByteChannel filler =
            Files.newByteChannel(fileSystem.files().getPath("/fragments/filler"))) {
      int before = volume.reads();
      ByteBuffer buffer = ByteBuffer.allocate(1024);
      int blocks = 0;
      while (filler.read(buffer.clear()) > 0 && blocks < 800) {
        blocks++;
      }
      // 400 blocks, and as many holes between them; 59 extents fit into a leaf.
      assertThat(volume.reads() - before).isBetween(400 + 400 / 59, 400 + 2 * 400 / 59);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample-v4", "sample-v5"})
  void holesAreKnownWithoutReading(String name) throws IOException {
    MemoryVolume volume = new MemoryVolume(XfsImages.sample(name));
    try (DiskFileSystem fileSystem = DiskFileSystem.open(volume, "/dev/sda1");
        SeekableByteChannel file =
            Files.newByteChannel(fileSystem.files().getPath("/srv/sparse"))) {
      assertThat(file).isInstanceOf(SparseChannel.class);
      SparseChannel sparse = (SparseChannel) file;
      int before = volume.reads();
      assertThat(sparse.nextData(0)).isZero();
      assertThat(sparse.nextHole(5000)).isGreaterThanOrEqualTo(5000).isLessThan(1 << 20);
      assertThat(sparse.nextData(1 << 20)).isEqualTo(3L << 30);
      assertThat(sparse.nextData(5L << 30)).isEqualTo(5L << 30);
      assertThat(sparse.nextHole(5L << 30)).isEqualTo(file.size());
      assertThat(sparse.nextData(file.size())).isEqualTo(file.size());
      assertThat(volume.reads()).isEqualTo(before);
    }
  }

  @Test
  void whatWasAllocatedAndNeverWrittenIsZeros() throws IOException {
    try (DiskFileSystem fileSystem = open("v5-1k");
        SeekableByteChannel file =
            Files.newByteChannel(fileSystem.files().getPath("/extents/unwritten"))) {
      SparseChannel sparse = (SparseChannel) file;
      assertThat(sparse.nextData(0)).isEqualTo(19 * 1024);
      assertThat(sparse.nextHole(19 * 1024)).isEqualTo(20 * 1024);
      assertThat(sparse.nextData(20 * 1024)).isEqualTo(100_000);
    }
  }

  @Test
  void severalThreadsReadAtOnce() throws IOException {
    try (DiskFileSystem fileSystem = open("v5-1k")) {
      Path some = fileSystem.files().getPath("/sizes/100");
      List<List<String>> read =
          Stream.generate(() -> some).limit(50).parallel().map(XfsImagesTest::truth).toList();
      assertThat(read).containsOnly(truth(some));
    }
  }

  private static List<String> truth(Path root) {
    try {
      return Truth.of(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
