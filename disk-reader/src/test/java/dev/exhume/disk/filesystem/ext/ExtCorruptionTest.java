package dev.exhume.disk.filesystem.ext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.testdata.ExtImages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are: there are files, or an {@link IOException}, and there is an end. */
@Timeout(180)
class ExtCorruptionTest {
  /** Holes make files of any length. */
  private static final int READ_AT_MOST = 1 << 17;

  private static final long[] EXTREMES = {0xFFFF_FFFFL, 0x7FFF_FFFFL, 0, 1, 2, 0xF30A, 0x1_0000};

  @ParameterizedTest
  @ValueSource(
      strings = {"ext2-old-entries", "ext3-1k", "ext4-inline", "ext4-early", "ext4-written"})
  void everyDamageIsReadOrRefused(String name) {
    byte[] good = ExtImages.image(name);
    int[] used = IntStream.range(0, good.length).filter(i -> good[i] != 0).toArray();
    Random random = new Random(17);
    Stream.of(
            IntStream.range(0, 20).mapToObj(n -> Arrays.copyOf(good, random.nextInt(good.length))),
            IntStream.range(0, 60).mapToObj(n -> flipped(good, used, random, 20)),
            IntStream.range(0, 20).mapToObj(n -> flipped(good, used, random, 1000)),
            IntStream.range(0, 60).mapToObj(n -> overwritten(good, used, random)))
        .flatMap(some -> some)
        .forEach(bad -> assertThatCode(() -> readOrRefuse(bad)).doesNotThrowAnyException());
  }

  private static byte[] flipped(byte[] good, int[] used, Random random, int bits) {
    byte[] copy = good.clone();
    for (int i = 0; i < bits; i++) {
      copy[used[random.nextInt(used.length)]] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  /** Extreme numbers in the place of some. */
  private static byte[] overwritten(byte[] good, int[] used, Random random) {
    MemoryVolume copy = new MemoryVolume(good);
    for (int i = 0; i < 40; i++) {
      int place = used[random.nextInt(used.length)] & -4;
      copy.put32(place, EXTREMES[random.nextInt(EXTREMES.length)]);
    }
    return copy.bytes();
  }

  private static void readOrRefuse(byte[] image) {
    try (DiskFileSystem fileSystem = DiskFileSystem.open(new MemoryVolume(image), "/dev/sda1")) {
      ReadAll all = new ReadAll();
      Files.walkFileTree(fileSystem.files().getPath("/"), all);
      assertThat(all.count).isLessThan(10_000);
      assertThat(fileSystem.problems()).hasSizeLessThanOrEqualTo(1001);
    } catch (IOException refused) {
      // A file system may be refused; it may not do anything else.
    }
  }

  /** Reads all that can be read. */
  private static final class ReadAll extends SimpleFileVisitor<Path> {
    private int count;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      count++;
      try {
        if (attributes.isSymbolicLink()) {
          Files.readSymbolicLink(file);
        } else if (attributes.isRegularFile()) {
          try (InputStream in = Files.newInputStream(file)) {
            in.readNBytes(READ_AT_MOST);
          }
        }
        Files.readAttributes(file, "xattr:*");
      } catch (IOException damaged) {
        // This one is lost.
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException damaged) {
      count++;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, java.io.IOException damaged) {
      count++;
      return FileVisitResult.CONTINUE;
    }
  }
}
