package dev.exhume.disk.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.MemoryVolume;
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

/** File systems with every kind of damage, of which as much is read as can be. */
public final class DamagedFileSystems {
  /** Holes make files of any length. */
  private static final int READ_AT_MOST = 1 << 17;

  private static final long[] EXTREMES = {0xFFFF_FFFFL, 0x7FFF_FFFFL, 0, 1, 2, 0xF30A, 0x1_0000};

  private DamagedFileSystems() {}

  /**
   * Volumes that were cut off, with bits flipped, and with extreme numbers in the place of some.
   */
  public static Stream<byte[]> of(byte[] good) {
    int[] used = IntStream.range(0, good.length).filter(i -> good[i] != 0).toArray();
    Random random = new Random(17);
    return Stream.of(
            IntStream.range(0, 20).mapToObj(n -> Arrays.copyOf(good, random.nextInt(good.length))),
            IntStream.range(0, 60).mapToObj(n -> flipped(good, used, random, 20)),
            IntStream.range(0, 20).mapToObj(n -> flipped(good, used, random, 1000)),
            IntStream.range(0, 60).mapToObj(n -> overwritten(good, used, random)))
        .flatMap(some -> some);
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

  /** Opens a volume and reads what can be read; that ends, and does nothing but that. */
  public static void readOrRefuse(byte[] volume) {
    try (DiskFileSystem fileSystem = DiskFileSystem.open(new MemoryVolume(volume), "/dev/sda1")) {
      assertThat(readAll(fileSystem.files().getPath("/"))).isLessThan(10_000);
      assertThat(fileSystem.problems()).hasSizeLessThanOrEqualTo(1001);
    } catch (IOException refused) {
      // A file system may be refused; it may not do anything else.
    }
  }

  /** Reads what can be read of all files, and counts them. */
  public static int readAll(Path root) throws IOException {
    ReadAll all = new ReadAll();
    Files.walkFileTree(root, all);
    return all.count;
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
    public FileVisitResult postVisitDirectory(Path directory, IOException damaged) {
      count++;
      return FileVisitResult.CONTINUE;
    }
  }
}
