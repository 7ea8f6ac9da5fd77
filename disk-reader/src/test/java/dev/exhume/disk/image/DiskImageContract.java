package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.testdata.DiskImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of images in every format: each is the disk that QEMU made it from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class DiskImageContract {
  private static final int SECTOR_BYTES = 512;
  private static final byte[] SMALL = DiskImages.small();
  private static final byte[] CHANGED = DiskImages.changed();

  private Path directory = Path.of("");

  /** The archive of the format's images. */
  protected abstract String archive();

  protected abstract ImageFormat format();

  /** Images of the small disk. */
  protected abstract List<String> small();

  /** Images of the changed disk, which have parents. */
  protected abstract List<String> changed();

  /** Files of images whose damage an image has to survive: the image, then the file. */
  protected abstract List<List<String>> damageable();

  @BeforeAll
  void unpack(@TempDir Path unpacked) {
    DiskImages.unpack(archive(), unpacked);
    directory = unpacked;
  }

  private Stream<Sample> samples() {
    return Stream.concat(
        small().stream().map(image -> new Sample(image, false)),
        changed().stream().map(image -> new Sample(image, true)));
  }

  /** An image and its disk, which a format may have filled up with zeros. */
  private record Sample(String image, boolean isChanged) {
    byte[] bytes() {
      return isChanged ? CHANGED : SMALL;
    }

    byte[] at(int position, int length) {
      byte[] bytes = bytes();
      byte[] there = new byte[length];
      if (position < bytes.length) {
        System.arraycopy(bytes, position, there, 0, Math.min(length, bytes.length - position));
      }
      return there;
    }

    @Override
    public String toString() {
      return image;
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isTheDiskThatItWasMadeFrom(Sample sample) throws IOException {
    try (DiskImage disk = DiskImage.open(directory.resolve(sample.image()))) {
      assertThat(disk.format()).isEqualTo(format());
      int size = Math.toIntExact(disk.bytes().size());
      assertThat(size).isGreaterThanOrEqualTo(sample.bytes().length);
      assertThat(Arrays.mismatch(DiskBytes.read(disk.bytes(), 0, size), sample.at(0, size)))
          .isEqualTo(-1);
      assertThat(disk.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anyPartOfItIsTheSamePartOfTheDisk(Sample sample) throws IOException {
    Random random = new Random(17);
    try (DiskImage disk = DiskImage.open(directory.resolve(sample.image()))) {
      for (int i = 0; i < 500; i++) {
        compareSome(sample, disk.bytes(), random);
      }
    }
  }

  /** Of any length, and every other time at a border. */
  private static void compareSome(Sample sample, ByteSource bytes, Random random)
      throws IOException {
    int size = Math.toIntExact(bytes.size());
    int position = random.nextInt(size);
    if (random.nextBoolean()) {
      position = Math.max(0, position / SECTOR_BYTES * SECTOR_BYTES - random.nextInt(3));
    }
    int length = Math.min(size - position, 1 + random.nextInt(1 << random.nextInt(20)));
    assertThat(
            Arrays.mismatch(DiskBytes.read(bytes, position, length), sample.at(position, length)))
        .as("%d bytes at %d", length, position)
        .isEqualTo(-1);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void severalThreadsReadItAtOnce(Sample sample)
      throws IOException, InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (DiskImage disk = DiskImage.open(directory.resolve(sample.image()))) {
      List<Future<?>> readers =
          Stream.of(1, 2, 3, 4)
              .<Future<?>>map(
                  seed ->
                      threads.submit(
                          () -> {
                            Random random = new Random(seed);
                            for (int i = 0; i < 100; i++) {
                              compareSome(sample, disk.bytes(), random);
                            }
                            return seed;
                          }))
              .toList();
      for (Future<?> reader : readers) {
        reader.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothingIsReadPastItsEndOrAfterItIsClosed(Sample sample) throws IOException {
    DiskImage disk = DiskImage.open(directory.resolve(sample.image()));
    ByteSource bytes = disk.bytes();
    long size = bytes.size();
    bytes.readFully(size, ByteBuffer.allocate(0));
    for (long position : new long[] {-1, size, size - 1, Long.MAX_VALUE}) {
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> bytes.readFully(position, ByteBuffer.allocate(2)));
    }
    disk.close();
    disk.close();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> bytes.readFully(0, ByteBuffer.allocate((int) size)));
  }

  @ParameterizedTest
  @MethodSource("damageable")
  void noDamageIsMoreThanAProblemOrARefusal(List<String> names) throws IOException {
    Path image = directory.resolve(names.get(0));
    Path file = directory.resolve(names.get(1));
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(17);
    for (int i = 0; i < 40; i++) {
      int length = i < 20 ? i * 64 : random.nextInt(good.length);
      readOrRefuse(image, file, Arrays.copyOf(good, Math.min(length, good.length)));
    }
    // Large files take most of the time, and no more damage than others.
    for (int i = 0; i < (good.length > 2 << 20 ? 20 : 60); i++) {
      readOrRefuse(image, file, flipped(good, random, 1 + random.nextInt(20)));
      readOrRefuse(image, file, overwritten(good, random));
    }
    Files.write(file, good);
  }

  private static void readOrRefuse(Path image, Path file, byte[] corrupt) throws IOException {
    Files.write(file, corrupt);
    assertThatCode(() -> readSomeOrRefuse(image)).doesNotThrowAnyException();
  }

  private static void readSomeOrRefuse(Path image) {
    try (DiskImage disk = DiskImage.open(image)) {
      long size = disk.bytes().size();
      Random random = new Random(17);
      for (int i = 0; i < 40; i++) {
        int length = (int) Math.min(size, 1 << random.nextInt(18));
        long end = i < 20 ? Math.min(size, SMALL.length) : size;
        readOneOrRefuse(disk, (long) (random.nextDouble() * (end - length)), length);
      }
      disk.problems();
    } catch (IOException e) {
      // An image may be refused; it may not do anything else.
    }
  }

  private static void readOneOrRefuse(DiskImage disk, long position, int length) {
    try {
      DiskBytes.read(disk.bytes(), position, length);
    } catch (IOException e) {
      // So may any part of it.
    }
  }

  /** What matters lies mostly at the start. */
  private static int somewhere(byte[] bytes, Random random) {
    int end = random.nextInt(3) == 0 ? bytes.length : Math.min(bytes.length, 4096);
    return random.nextInt(end);
  }

  private static byte[] flipped(byte[] good, Random random, int bits) {
    byte[] copy = good.clone();
    for (int i = 0; i < bits; i++) {
      copy[somewhere(copy, random)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  /** Extreme numbers. */
  private static byte[] overwritten(byte[] good, Random random) {
    byte[] copy = good.clone();
    for (int i = 0; i < 4; i++) {
      int at = somewhere(copy, random) / 4 * 4;
      int end = Math.min(copy.length, at + 1 + random.nextInt(8));
      Arrays.fill(copy, at, end, (byte) (random.nextBoolean() ? -1 : 0x7F));
    }
    return copy;
  }
}
