package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is damaged in a heap, the headers that are still in it are found by their shape. */
@Timeout(30)
class DamagedHeapTest {
  private static final int NEXT_FREE = 4;
  private static final int FREE = 12;

  /** The blocks of the heap; that of dig-server is free. */
  private static final int RELEASE = 8;

  private static final int SERVER = 27_784;
  private static final int LATIN1 = 30_088;
  private static final int MANY = 30_856;

  @TempDir Path directory;

  private byte[] bytes = RpmDatabases.packagesFile("heap/big-endian");
  private ByteBuffer buffer = ByteBuffer.wrap(bytes);

  @Test
  void aLostMagicIsDoneWithoutInEitherByteOrder() throws IOException {
    for (String name : RpmDatabases.HEAP_NAMES) {
      use(RpmDatabases.packagesFile(name));
      Arrays.fill(bytes, 0, 8, (byte) 0);
      allAreFoundAndOneProblemIsAt(0, "magic is 0x00000000, not 0x02050920 in either byte order");
    }
  }

  @Test
  void aLostStartCostsNoMoreThanWhatLayThere() throws IOException {
    Arrays.fill(bytes, 0, 512, (byte) 0);
    try (RpmDatabase database = open()) {
      assertThat(database.packages())
          .extracting(RpmPackage::name, RpmPackage::instance)
          .containsExactly(tuple("dig-latin1", LATIN1 + 16L), tuple("dig-many", MANY + 16L));
      assertThat(database.problems()).singleElement().matches(problem -> problem.offset() == 0);
      assertThat(database.erased()).extracting(RpmPackage::name).containsExactly("dig-server");
    }
  }

  @Test
  void withItsFirstBytesCutOffKeysAreNotKnown() throws IOException {
    use(Arrays.copyOfRange(bytes, 1001, bytes.length));
    try (RpmDatabase database = open()) {
      assertThat(database.packages())
          .extracting(RpmPackage::name)
          .containsExactly("dig-latin1", "dig-many");
      assertThat(database.packages()).allMatch(rpm -> rpm.instance() == 0);
      assertThat(database.problems()).hasSize(1);
    }
  }

  @Test
  void aWrongSizeOfABlockIsSeenByItsFooter() throws IOException {
    for (int size : List.of(0, -1, 64, 77, 128, 1 << 30)) {
      use(RpmDatabases.packagesFile("heap/big-endian"));
      buffer.putInt(LATIN1, size);
      allAreFoundAndOneProblemIsAt(
          LATIN1, "size is %d, not 768".formatted(Integer.toUnsignedLong(size)));
    }
  }

  @Test
  void aWrongSizeOfABlockThatIsUsedAgainIsPassedByStepsOf64Bytes() throws IOException {
    buffer.putInt(RELEASE, 192);
    allAreFoundAndOneProblemIsAt(RELEASE, "size is 192, and no block ends there");
  }

  @Test
  void aLostFooterCostsNothing() throws IOException {
    buffer.putLong(MANY - 8, 0);
    allAreFoundAndOneProblemIsAt(LATIN1, "its footer is damaged");
  }

  @Test
  void ofHeaderFooterAndListOfFreeBlocksTwoSayWhetherABlockIsFree() throws IOException {
    buffer.putInt(LATIN1 + FREE, 1);
    allAreFoundAndOneProblemIsAt(LATIN1, "free is 1, but 0 in its footer");
    use(RpmDatabases.packagesFile("heap/big-endian"));
    buffer.putInt(SERVER + FREE, 0);
    allAreFoundAndOneProblemIsAt(SERVER, "free is 0, but 1 in its footer");
    use(RpmDatabases.packagesFile("heap/big-endian"));
    buffer.putInt(LATIN1 - 4, 0);
    allAreFoundAndOneProblemIsAt(SERVER, "free is 1, but 0 in its footer");
  }

  @Test
  void anErasedPackageDoesNotComeBackWhenItsBlockIsDamaged() throws IOException {
    Arrays.fill(bytes, SERVER, SERVER + 16, (byte) 0);
    allAreFoundAndOneProblemIsAt(SERVER, "size is 0, not 2304");
    Arrays.fill(bytes, LATIN1 - 8, LATIN1, (byte) 0);
    allAreFoundAndOneProblemIsAt(SERVER, "size is 0, and no block ends there");
    try (RpmDatabase database = open()) {
      assertThat(database.erased()).extracting(RpmPackage::name).containsExactly("dig-server");
    }
  }

  @Test
  void aListOfFreeBlocksThatRunsInACircleEnds() throws IOException {
    buffer.putInt(SERVER + NEXT_FREE, SERVER);
    buffer.putInt(LATIN1 + FREE, 1);
    allAreFoundAndOneProblemIsAt(LATIN1, "free is 1");
  }

  @Test
  void aTruncatedHeaderIsKeptAsFarAsItGoes() throws IOException {
    use(Arrays.copyOf(bytes, MANY + 20_000));
    try (RpmDatabase database = open()) {
      assertThat(database.packages())
          .filteredOn(rpm -> rpm.name().equals("dig-many"))
          .singleElement()
          .satisfies(rpm -> assertThat(rpm.integrity()).isEqualTo(HeaderIntegrity.INCOMPLETE));
      assertThat(database.packages()).hasSize(3);
      assertThat(database.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.offset()).isEqualTo(MANY);
                assertThat(problem.message()).contains("of which 19984 are there");
              });
    }
  }

  @Test
  void theLastBlockMayLackItsEnd() throws IOException {
    use(Arrays.copyOf(bytes, bytes.length - 1));
    allAreFoundAndOneProblemIsAt(MANY, "reaches past the end of the file");
  }

  @Test
  void aFileThatEndsInAnIndexHasOneProblem() throws IOException {
    for (int length : List.of(10, 16, 100)) {
      use(Arrays.copyOf(RpmDatabases.packagesFile("heap/big-endian"), MANY + length));
      try (RpmDatabase database = open()) {
        assertThat(database.packages()).hasSize(2);
        assertThat(database.problems())
            .singleElement()
            .satisfies(problem -> assertThat(problem.offset()).isEqualTo(MANY));
      }
    }
  }

  @Test
  void aHeaderThatIsLongerThanItsBlockEndsWithIt() throws IOException {
    buffer.putInt(LATIN1 + 16 + 4, 0x0800_0000);
    try (RpmDatabase database = open()) {
      assertThat(database.packages()).hasSize(3);
      assertThat(database.problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.message()).contains("of which 744 are there"));
    }
  }

  @Test
  void aFileOfZerosIsNoHeap() {
    for (int size : List.of(0, 7, 8, 64, 65_536)) {
      use(new byte[size]);
      assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> open().close());
    }
  }

  @Test
  void anEmptyHeapHasNoPackagesAndNoProblems() throws IOException {
    use(ByteBuffer.allocate(16).putInt(0x0205_0920).array());
    use(Arrays.copyOf(bytes, 16));
    try (RpmDatabase database = open()) {
      assertThat(database.packages()).isEmpty();
    }
  }

  @Test
  void headersThatOverlapGainNoTime() throws IOException {
    int entries = 60_000;
    use(new byte[8 + 64 + 16 * entries]);
    buffer.putInt(0, 0x0205_0920);
    for (int at = 8; at + 16 <= bytes.length; at += 16) {
      // Tag 7, type 7, offset 7, 7 bytes; or 7 entries and 7 bytes of data.
      buffer.putInt(at, 60_000).putInt(at + 4, 7).putInt(at + 8, 7).putInt(at + 12, 7);
    }
    try (RpmDatabase database = open()) {
      assertThat(database.packages()).isEmpty();
    }
  }

  @Test
  void whateverItsBlocksSayEveryHeaderIsFoundErasedOrNot() throws IOException {
    Random random = new Random(17);
    int[] extremes = {0, 1, 64, 128, 0x7FFF_FFC0, 0x8000_0000, -1, -64, SERVER, MANY};
    int[] ends = {RELEASE, SERVER, LATIN1, MANY, bytes.length};
    for (int round = 0; round < 300; round++) {
      use(RpmDatabases.packagesFile("heap/big-endian"));
      for (int i = 0; i < 6; i++) {
        int at = ends[random.nextInt(ends.length)] - 8 + 4 * random.nextInt(6);
        if (at < bytes.length) {
          buffer.putInt(at, extremes[random.nextInt(extremes.length)]);
        }
      }
      try (RpmDatabase database = open()) {
        assertThat(Stream.concat(database.packages().stream(), database.erased().stream()))
            .as("round %d", round)
            .extracting(RpmPackage::name)
            .contains("dig-release", "dig-server", "dig-latin1", "dig-many")
            .hasSize(4);
      }
    }
  }

  private void allAreFoundAndOneProblemIsAt(long offset, String message) throws IOException {
    try (RpmDatabase database = open()) {
      assertThat(PackageLines.of(database))
          .containsExactlyInAnyOrderElementsOf(PackageLines.expected("heap/three"));
      assertThat(database.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.offset()).isEqualTo(offset);
                assertThat(problem.message()).contains(message);
              });
    }
  }

  private void use(byte[] other) {
    bytes = other;
    buffer = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
  }

  private RpmDatabase open() throws IOException {
    return RpmDatabase.open(Files.write(directory.resolve("packages.rpm"), bytes));
  }
}
