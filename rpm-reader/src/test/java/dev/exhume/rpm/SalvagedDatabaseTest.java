package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to files on real disks costs no header of which all bytes are there. */
@Timeout(60)
class SalvagedDatabaseTest {
  private static final int METADATA_SIZE = 512;

  @TempDir Path directory;

  static Stream<String> names() {
    return Stream.of(RpmDatabases.NAMES, RpmDatabases.BTREE_NAMES).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("names")
  void withoutItsMetadataPageAFileIsReadByItsOtherPages(String name) throws IOException {
    BerkeleyPages pages = BerkeleyPages.of(name);
    int pageSize = pages.pageSize();
    assertAllAreThere(
        pages.fill(0, 0, METADATA_SIZE, 0).bytes(),
        0,
        "metadata page is damaged; pages of %d bytes are read without it".formatted(pageSize));
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 4096, 65_536})
  void whatPrecedesTheFileIsSkipped(int size) throws IOException {
    byte[] good = RpmDatabases.packagesFile("little-endian-4096");
    byte[] shifted = new byte[size + good.length];
    new Random(size).nextBytes(shifted);
    System.arraycopy(good, 0, shifted, size, good.length);
    assertAllAreThere(shifted, 0, "the database starts %d bytes later".formatted(size));
  }

  @ParameterizedTest
  @CsvSource({"little-endian-4096, 512", "little-endian-4096, 4096", "checksums-4096, 1024"})
  void whatIsCutOffAtTheStartOfTheFileCostsThePagesThere(String name, int size) throws IOException {
    byte[] good = RpmDatabases.packagesFile(name);
    assertAllAreThere(
        Arrays.copyOfRange(good, size, good.length),
        0,
        "the first %d bytes are missing".formatted(size));
  }

  @Test
  void pagesThatAreCutOffAtTheStartCostWhatWasOnThem() throws IOException {
    byte[] good = RpmDatabases.packagesFile("little-endian-512");
    try (RpmDatabase database = open(Arrays.copyOfRange(good, 20 * 512, good.length))) {
      assertThat(database.packages())
          .filteredOn(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED)
          .isNotEmpty();
      assertThat(database.problems()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "little-endian-4096, 20, 4", "little-endian-4096, 24, 1", "little-endian-4096, 26, 1",
    "btree/big-endian-4096, 20, 4", "btree/big-endian-4096, 24, 1", "checksums-4096, 26, 1"
  })
  void metadataThatNoPageAgreesWithIsDoneWithout(String name, int offset, int length)
      throws IOException {
    BerkeleyPages pages = BerkeleyPages.of(name);
    for (int i = 0; i < length; i++) {
      pages.u8(0, offset + i, pages.u8(0, offset + i) ^ 0x11);
    }
    assertAllAreThere(pages.bytes(), 0, "metadata page is damaged");
  }

  @Test
  void aPageSizeThatIsOnlyWrongIsNoticed() throws IOException {
    BerkeleyPages pages = BerkeleyPages.of("little-endian-4096");
    assertAllAreThere(pages.u32(0, 20, 8192).bytes(), 0, "pages of 4096 bytes are read without it");
  }

  @Test
  void withoutMetadataAndKeysHeadersAreFoundAllTheSame() throws IOException {
    BerkeleyPages pages = BerkeleyPages.of("little-endian-4096").fill(0, 0, METADATA_SIZE, 0);
    for (int page = 1; page < pages.count(); page++) {
      if (pages.u8(page, BerkeleyPages.TYPE) == 13) {
        pages.fill(page, 0, pages.pageSize(), 0);
      }
    }
    try (RpmDatabase database = open(pages.bytes())) {
      assertThat(database.packages())
          .hasSize(5)
          .allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED);
      assertThat(database.problems()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"little-endian-4096", "big-endian-65536", "btree/big-endian-4096"})
  void aSecondFileBehindTheFirstIsToldAndNotReadTwice(String name) throws IOException {
    byte[] good = RpmDatabases.packagesFile(name);
    byte[] twice = Arrays.copyOf(good, 2 * good.length);
    System.arraycopy(good, 0, twice, good.length, good.length);
    assertAllAreThere(twice, good.length, "another database starts here");
  }

  @Test
  void garbageBehindTheFileIsOneProblem() throws IOException {
    byte[] good = RpmDatabases.packagesFile("little-endian-4096");
    byte[] garbage = new byte[40_000];
    new Random(5).nextBytes(garbage);
    byte[] longer = Arrays.copyOf(good, good.length + garbage.length);
    System.arraycopy(garbage, 0, longer, good.length, garbage.length);
    try (RpmDatabase database = open(longer)) {
      assertThat(database.packages()).hasSize(5);
      assertThat(database.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.offset()).isBetween((long) good.length, good.length + 4096L);
                assertThat(problem.message())
                    .contains("pages 14 to 23")
                    .contains("they are not of this");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x5A})
  void whatOverwritesPagesOfSeveralHeadersIsOneProblem(int filler) throws IOException {
    BerkeleyPages pages = BerkeleyPages.of("little-endian-4096");
    int first = pages.lastPageOf("dig-many") - 1;
    pages.fill(first, 0, 3 * pages.pageSize(), filler);
    try (RpmDatabase database = open(pages.bytes())) {
      assertThat(database.packages()).hasSize(4);
      assertThat(database.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.offset()).isEqualTo(pages.at(first, 0));
                assertThat(problem.message())
                    .startsWith("pages %d to %d".formatted(first, first + 2))
                    .contains("1 package is missing, part of dig-many");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"little-endian-4096", "btree/little-endian-4096"})
  void aFileThatEndsTooEarlyIsOneProblemForAllThatLayBehind(String name) throws IOException {
    BerkeleyPages pages = BerkeleyPages.of(name);
    int end = pages.at(pages.firstPageOf("dig-many") + 1, 1000);
    try (RpmDatabase database = open(Arrays.copyOf(pages.bytes(), end))) {
      List<RpmPackage> packages = database.packages();
      int lost = 5 - packages.size();
      assertThat(packages).isNotEmpty().hasSizeLessThan(5);
      assertThat(database.problems())
          .filteredOn(problem -> problem.message().startsWith("the file ends"))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.offset()).isEqualTo(end);
                assertThat(problem.message()).contains("%d package".formatted(lost));
              });
      assertThat(database.problems()).hasSizeLessThanOrEqualTo(2);
    }
  }

  private void assertAllAreThere(byte[] damaged, long offset, String message) throws IOException {
    try (RpmDatabase database = open(damaged)) {
      assertThat(database.packages())
          .hasSize(5)
          .allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED)
          .extracting(RpmPackage::instance)
          .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
      assertThat(database.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.offset()).isEqualTo(offset);
                assertThat(problem.message()).contains(message);
              });
    }
  }

  private RpmDatabase open(byte[] packages) throws IOException {
    return RpmDatabase.open(Files.write(directory.resolve("Packages"), packages));
  }
}
