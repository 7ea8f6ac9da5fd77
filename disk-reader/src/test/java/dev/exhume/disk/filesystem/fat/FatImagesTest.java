package dev.exhume.disk.filesystem.fat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.Truth;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.filesystem.FileSystemFormat;
import dev.exhume.disk.filesystem.FileSystemIdentity;
import dev.exhume.testdata.FatImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every width of FAT gives the files that Linux shows of it. */
class FatImagesTest {
  static Stream<String> relics() {
    return FatImages.RELICS.stream();
  }

  @ParameterizedTest
  @MethodSource("relics")
  void everyFileIsAsLinuxShowsIt(String name) throws IOException {
    MemoryVolume volume = new MemoryVolume(FatImages.image(name));
    try (DiskFileSystem fileSystem = DiskFileSystem.open(volume, "/dev/sda1")) {
      assertThat(Truth.of(fileSystem.files().getPath("/")))
          .isEqualTo(Truth.lines(FatImages.truth(name)));
      assertThat(fileSystem.problems()).isEmpty();
    }
    assertThat(volume.bytes()).isEqualTo(FatImages.image(name));
  }

  @ParameterizedTest
  @MethodSource("relics")
  void itSaysItsLabelAndItsNumberAsFstabHasIt(String name) throws IOException {
    assertThat(DiskFileSystem.identify(new MemoryVolume(FatImages.image(name))))
        .contains(
            new FileSystemIdentity(
                FileSystemFormat.FAT, Optional.of("RELICS"), Optional.of("D15C-F001")));
  }

  @Test
  void theLabelOfTheRootDirectoryWins() throws IOException {
    byte[] image = FatImages.image("fat12");
    MemoryVolume volume = new MemoryVolume(image).put(43, 'O', 'L', 'D', ' ', ' ', ' ');
    assertThat(label(volume)).contains("RELICS");
    // The entry of the label is the first one; a deleted one does not count.
    volume.put(rootOf(image), 0xE5);
    assertThat(label(volume)).contains("OLD");
    volume.put(43, 'N', 'O', ' ', 'N', 'A', 'M', 'E', ' ', ' ', ' ', ' ');
    assertThat(label(volume)).isEmpty();
  }

  private static int rootOf(byte[] image) {
    ByteBuffer boot = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    return (boot.getShort(14) + image[16] * boot.getShort(22)) * boot.getShort(11);
  }

  private static Optional<String> label(MemoryVolume volume) throws IOException {
    return DiskFileSystem.identify(volume).flatMap(FileSystemIdentity::label);
  }

  @ParameterizedTest
  @MethodSource("relics")
  void anyPartOfAFragmentedFileIsRead(String name) throws IOException {
    Random random = new Random(17);
    try (DiskFileSystem fileSystem = open(name)) {
      Path file = fileSystem.files().getPath("/fragments/fills-the-gaps");
      byte[] whole = Files.readAllBytes(file);
      assertThat(whole).asString().startsWith("1\n2\n").endsWith("\n4999\n5000\n");
      try (SeekableByteChannel channel = Files.newByteChannel(file)) {
        for (int i = 0; i < 200; i++) {
          int position = random.nextInt(whole.length);
          ByteBuffer part = ByteBuffer.allocate(1 + random.nextInt(3000));
          channel.position(position).read(part);
          assertThat(ByteBuffer.wrap(whole, position, part.position()).slice())
              .isEqualTo(part.flip());
        }
      }
    }
  }

  @Test
  void aNameIsFoundAsItIsWrittenAndNotOtherwise() throws IOException {
    try (DiskFileSystem fileSystem = open("fat32")) {
      Path names = fileSystem.files().getPath("/names");
      assertThat(names.resolve("readme.md")).exists();
      assertThat(names.resolve("README.MD")).doesNotExist();
      assertThat(names.resolve("TWOWOR~1.TXT")).doesNotExist();
    }
  }

  @Test
  void aFileKeepsItsNumber() throws IOException {
    try (DiskFileSystem first = open("fat16");
        DiskFileSystem second = open("fat16")) {
      for (String path : List.of("/", "/names/README.TXT", "/many")) {
        Object number = Files.getAttribute(first.files().getPath(path), "unix:ino");
        assertThat(Files.getAttribute(second.files().getPath(path), "unix:ino")).isEqualTo(number);
      }
    }
  }

  @Test
  void severalThreadsReadAtOnce() throws IOException {
    try (DiskFileSystem fileSystem = open("fat12")) {
      Path root = fileSystem.files().getPath("/");
      List<List<String>> read =
          Stream.generate(() -> root).limit(20).parallel().map(FatImagesTest::truth).toList();
      assertThat(read).containsOnly(truth(root));
      assertThat(fileSystem.problems()).isEmpty();
    }
  }

  private static List<String> truth(Path root) {
    try {
      return Truth.of(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DiskFileSystem open(String name) throws IOException {
    return DiskFileSystem.open(new MemoryVolume(FatImages.image(name)), "/dev/sda1");
  }
}
