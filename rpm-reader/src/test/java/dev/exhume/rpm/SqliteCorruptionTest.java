package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.testdata.SqliteDatabases;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No damage of a SQLite file, its log or its journal is ever more than a problem or a refusal. */
@Timeout(30)
class SqliteCorruptionTest {
  private static final int HEADER_SIZE = 128;
  private static final int PAGE_SIZE = 512;

  @TempDir static Path directory;

  static Stream<Arguments> corruptions() {
    return Stream.of(
            corruptions("pages-512", ""),
            corruptions("erased", ""),
            corruptions("log-torn", ""),
            corruptions("log-torn", "-wal"),
            corruptions("journal-hot", ""),
            corruptions("journal-hot", "-journal"),
            corruptions("journal-persist", "-journal"))
        .flatMap(some -> some);
  }

  private static Stream<Arguments> corruptions(String database, String suffix) {
    Random random = new Random(17);
    byte[] good = read(database, suffix);
    return Stream.of(
            IntStream.rangeClosed(0, HEADER_SIZE / 4).mapToObj(n -> Arrays.copyOf(good, 4 * n)),
            IntStream.range(0, 20).mapToObj(n -> Arrays.copyOf(good, random.nextInt(good.length))),
            IntStream.range(0, 40).mapToObj(n -> flipped(good, random, 1)),
            IntStream.range(0, 20).mapToObj(n -> flipped(good, random, 400)),
            IntStream.range(0, 40).mapToObj(n -> overwritten(good, random)))
        .flatMap(some -> some)
        .map(bytes -> Arguments.of(database, suffix, bytes));
  }

  private static byte[] read(String database, String suffix) {
    try {
      Path file = SqliteDatabases.write(database, directory.resolve(database));
      return Files.readAllBytes(file.resolveSibling(SqliteDatabases.FILE + suffix));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest(name = "corruption {index} of {0}{1}")
  @MethodSource("corruptions")
  void isReadOrRefused(String database, String suffix, byte[] corrupt) throws IOException {
    Path file = SqliteDatabases.write(database, directory.resolve(database));
    Files.write(file.resolveSibling(SqliteDatabases.FILE + suffix), corrupt);
    assertThatCode(() -> readAllOrRefuse(file)).doesNotThrowAnyException();
  }

  private static void readAllOrRefuse(Path file) throws IOException {
    try (RpmDatabase database = RpmDatabase.open(file)) {
      for (RpmPackage rpm : database.packages()) {
        rpm.nevra();
        rpm.files();
      }
      database.problems();
      database.erased();
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

  /** What fails is mostly at the start of pages, or at their end: extreme numbers there. */
  private static byte[] overwritten(byte[] good, Random random) {
    byte[] copy = good.clone();
    for (int i = 0; i < 40; i++) {
      int page = random.nextInt(copy.length / PAGE_SIZE) * PAGE_SIZE;
      int at = page + (random.nextBoolean() ? random.nextInt(60) : PAGE_SIZE - 8);
      Arrays.fill(copy, at, at + 1 + random.nextInt(4), (byte) (random.nextInt(3) * 0x7F));
    }
    return copy;
  }
}
