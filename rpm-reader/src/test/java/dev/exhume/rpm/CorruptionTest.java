package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No damage of a database is ever more than a problem or a refusal. */
@Timeout(30)
class CorruptionTest {
  private static final int HEADER_SIZE = 64;

  @TempDir static Path directory;

  static Stream<byte[]> corruptions() {
    Random random = new Random(17);
    return Stream.of(
            "little-endian-512",
            "big-endian-8192",
            "btree/little-endian-512",
            "ndb/five",
            "ndb/interrupted",
            RpmDatabases.TAGS,
            "heap/little-endian",
            "heap/big-endian")
        .map(RpmDatabases::packagesFile)
        .flatMap(
            good ->
                Stream.of(
                        IntStream.rangeClosed(0, HEADER_SIZE).mapToObj(n -> Arrays.copyOf(good, n)),
                        IntStream.range(0, 30)
                            .mapToObj(n -> Arrays.copyOf(good, random.nextInt(good.length))),
                        IntStream.range(0, 80).mapToObj(n -> flipped(good, random, 1)),
                        IntStream.range(0, 30).mapToObj(n -> flipped(good, random, 400)),
                        IntStream.range(0, 40).mapToObj(n -> overwritten(good, random)))
                    .flatMap(some -> some));
  }

  @ParameterizedTest(name = "corruption {index}")
  @MethodSource("corruptions")
  void isReadOrRefused(byte[] corrupt) throws IOException {
    Path file = Files.write(directory.resolve("Packages"), corrupt);
    assertThatCode(() -> readAllOrRefuse(file)).doesNotThrowAnyException();
  }

  private static void readAllOrRefuse(Path file) throws IOException {
    try (RpmDatabase database = RpmDatabase.open(file)) {
      for (RpmPackage rpm : database.packages()) {
        Everything.read(rpm);
      }
      database.erased();
      database.problems();
    } catch (MalformedDataException | UnsupportedFeatureException e) {
      // A database may be refused; it may not do anything else.
    }
  }

  private static byte[] flipped(byte[] good, Random random, int bits) {
    byte[] copy = good.clone();
    for (int i = 0; i < bits; i++) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  /** What fails is mostly at the start of pages: extreme numbers there. */
  private static byte[] overwritten(byte[] good, Random random) {
    byte[] copy = good.clone();
    for (int i = 0; i < 20; i++) {
      int at = random.nextInt(copy.length / 512) * 512 + random.nextInt(60);
      Arrays.fill(copy, at, at + 1 + random.nextInt(4), (byte) (random.nextBoolean() ? -1 : 0x7F));
    }
    return copy;
  }
}
