package dev.exhume.disk.filesystem.ext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.Truth;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.filesystem.SparseChannel;
import dev.exhume.testdata.ExtImages;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which ext file systems keep files gives the files that were put in. */
class ExtImagesTest {
  static Stream<String> relics() {
    return ExtImages.RELICS.stream();
  }

  @ParameterizedTest
  @MethodSource("relics")
  void theSameFilesComeOutOfEveryForm(String name) throws IOException {
    MemoryVolume volume = new MemoryVolume(ExtImages.image(name));
    boolean hasAttributes = !name.equals("ext2-rev0");
    try (DiskFileSystem fileSystem = DiskFileSystem.open(volume, "/dev/sda1")) {
      assertThat(lines(fileSystem.files()))
          .isEqualTo(
              Truth.lines(ExtImages.truth("relics")).stream()
                  .filter(line -> hasAttributes || !line.startsWith("# file"))
                  .toList());
      assertThat(fileSystem.problems()).isEmpty();
    }
    assertThat(volume.bytes()).isEqualTo(ExtImages.image(name));
  }

  @Test
  void whatOnlyLinuxWritesComesOutToo() throws IOException {
    try (DiskFileSystem fileSystem = open("ext4-written")) {
      assertThat(lines(fileSystem.files())).isEqualTo(Truth.lines(ExtImages.truth("written")));
      assertThat(fileSystem.problems()).isEmpty();
    }
  }

  private static DiskFileSystem open(String name) throws IOException {
    return DiskFileSystem.open(new MemoryVolume(ExtImages.image(name)), "/dev/sda1");
  }

  /** Directories have the size that their form needs, and e2fsck has one of its own. */
  private static List<String> lines(FileSystem files) throws IOException {
    return Truth.of(files.getPath("/")).stream()
        .filter(line -> !line.endsWith("\t.\t") && !line.endsWith("\t./lost+found\t"))
        .map(line -> line.replaceFirst("^(d(?:\t\\d+){4})\t\\d+", "$1\t0"))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("relics")
  void oneNameIsFoundWithoutAListing(String name) throws IOException {
    try (DiskFileSystem fileSystem = open(name)) {
      Path many = fileSystem.files().getPath("/many");
      assertThat(many.resolve("a-name-of-some-length-that-fills-blocks-119")).hasContent("119");
      assertThat(many.resolve("a-name-of-some-length-that-fills-blocks-120")).doesNotExist();
    }
  }

  @Test
  void timesHaveNanosecondsAndGoBeyond2038() throws IOException {
    try (DiskFileSystem fileSystem = open("ext4-written")) {
      for (String time :
          List.of(
              "1905-01-01T00:00:00.123456789Z",
              "2038-01-19T03:14:08.123456789Z",
              "2400-01-01T00:00:00.123456789Z")) {
        Path file = fileSystem.files().getPath("/" + time.substring(0, 4));
        Map<String, Object> read = Files.readAttributes(file, "lastModifiedTime,lastAccessTime");
        assertThat(read.values()).allSatisfy(value -> assertThat(value).hasToString(time));
      }
    }
  }

  @Test
  void inodesOfTwoFileSystemsAreNotTheSame() throws IOException {
    byte[] other = ExtImages.image("ext3-1k");
    other[1024 + 0x68]++;
    try (DiskFileSystem first = open("ext3-1k");
        DiskFileSystem second = DiskFileSystem.open(new MemoryVolume(other), "/dev/sdb1")) {
      assertThat(Files.getAttribute(first.files().getPath("/"), "unix:dev"))
          .isNotEqualTo(Files.getAttribute(second.files().getPath("/"), "unix:dev"));
    }
  }

  @Test
  void aFileIsReadInAsManyReadsAsItHasExtents() throws IOException {
    MemoryVolume volume = new MemoryVolume(ExtImages.sample("sample-ext4"));
    try (DiskFileSystem fileSystem = DiskFileSystem.open(volume, "/dev/sda1");
        SeekableByteChannel large =
            Files.newByteChannel(fileSystem.files().getPath("/srv/large"))) {
      int before = volume.reads();
      ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
      assertThat(large.read(buffer)).isEqualTo(300_007);
      assertThat(volume.reads() - before).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample-ext2", "sample-ext4"})
  void holesAreKnownWithoutReading(String name) throws IOException {
    MemoryVolume volume = new MemoryVolume(ExtImages.sample(name));
    try (DiskFileSystem fileSystem = DiskFileSystem.open(volume, "/dev/sda1");
        SeekableByteChannel file =
            Files.newByteChannel(fileSystem.files().getPath("/srv/sparse"))) {
      assertThat(file).isInstanceOf(SparseChannel.class);
      SparseChannel sparse = (SparseChannel) file;
      int before = volume.reads();
      assertThat(sparse.nextData(0)).isZero();
      assertThat(sparse.nextHole(0)).isEqualTo(4096);
      assertThat(sparse.nextHole(5000)).isEqualTo(5000);
      assertThat(sparse.nextData(5000)).isEqualTo(3L << 30);
      assertThat(sparse.nextHole(3L << 30)).isEqualTo((3L << 30) + 4096);
      assertThat(sparse.nextData((3L << 30) + 4096)).isEqualTo(5L << 30);
      assertThat(sparse.nextHole(5L << 30)).isEqualTo(file.size());
      assertThat(sparse.nextData(file.size())).isEqualTo(file.size());
      assertThat(volume.reads() - before).isLessThan(20);
    }
  }

  @Test
  void severalThreadsReadAtOnce() throws IOException {
    try (DiskFileSystem fileSystem = open("ext4-inline")) {
      Path many = fileSystem.files().getPath("/many");
      List<List<String>> read =
          Stream.generate(() -> many).limit(50).parallel().map(ExtImagesTest::truth).toList();
      assertThat(read).containsOnly(truth(many));
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
