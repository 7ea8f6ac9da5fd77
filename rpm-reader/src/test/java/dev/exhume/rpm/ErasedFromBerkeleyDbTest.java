package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that were erased are told from what their headers left behind. */
@Timeout(30)
class ErasedFromBerkeleyDbTest {
  static final List<String> NAMES = RpmDatabases.ERASED_NAMES;

  private static final int PAGE_SIZE = 512;
  private static final int NEXT = 16;
  private static final int TYPE = 25;

  @TempDir Path directory;

  @ParameterizedTest
  @FieldSource("NAMES")
  void aPackageIsWholeOrCutWhereItsPagesAreUsedAgain(String name) throws IOException {
    try (RpmDatabase database = open(RpmDatabases.packagesFile(name))) {
      assertThat(database.packages())
          .extracting(RpmPackage::name)
          .containsExactly("dig-latin1", "dig-release", "gpg-pubkey");
      assertThat(database.erased())
          .extracting(RpmPackage::nevra, RpmPackage::integrity)
          .containsExactly(
              tuple("dig-many-20080506-1.noarch", HeaderIntegrity.INCOMPLETE),
              tuple("dig-server-1.0~rc1-3.el4.i386", HeaderIntegrity.VERIFIED));
      assertThat(database.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void filesOfAWholePackageAreThoseThatItHad(String name) throws IOException {
    try (RpmDatabase database = open(RpmDatabases.packagesFile(name))) {
      RpmPackage server = database.erased().get(1);
      assertThat(server.files())
          .extracting(file -> "dig-server\t" + FileLines.of(file))
          .containsExactlyInAnyOrderElementsOf(
              RpmDatabases.files().stream()
                  .filter(line -> line.startsWith("dig-server\t"))
                  .toList());
      assertThat(server.instance()).isZero();
    }
  }

  @Test
  void pagesAreFoundByTheirOrderInTheFileWhereTheListOfFreePagesIsLost() throws IOException {
    byte[] bytes = RpmDatabases.packagesFile("erased-512");
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int page = PAGE_SIZE; page < bytes.length; page += PAGE_SIZE) {
      if (bytes[page + TYPE] == 0) {
        buffer.putInt(page + NEXT, 0);
      }
    }
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.erased())
          .filteredOn(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED)
          .extracting(RpmPackage::name)
          .containsExactly("dig-server");
    }
  }

  @Test
  void aListOfFreePagesThatRunsInACircleEnds() throws IOException {
    byte[] bytes = RpmDatabases.packagesFile("erased-512");
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int page = PAGE_SIZE; page < bytes.length; page += PAGE_SIZE) {
      if (bytes[page + TYPE] == 0) {
        buffer.putInt(page + NEXT, page / PAGE_SIZE);
      }
    }
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.erased()).extracting(RpmPackage::name).contains("dig-server");
    }
  }

  @Test
  void manyFreePagesThatSeemToStartTheSameHeaderGainNoTime() throws IOException {
    byte[] bytes = RpmDatabases.packagesFile("erased-512");
    int server = startOfServer(bytes);
    int pages = 20_000;
    byte[] bomb = Arrays.copyOf(bytes, bytes.length + pages * PAGE_SIZE);
    for (int page = bytes.length; page < bomb.length; page += PAGE_SIZE) {
      System.arraycopy(bytes, server, bomb, page, PAGE_SIZE);
      ByteBuffer.wrap(bomb)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(page + 8, page / PAGE_SIZE)
          .putInt(page + NEXT, page / PAGE_SIZE - 1)
          .order(ByteOrder.BIG_ENDIAN)
          .putInt(page + 30, 200_000_000);
    }
    try (RpmDatabase database = open(bomb)) {
      assertThat(database.erased()).extracting(RpmPackage::name).contains("dig-server");
    }
  }

  /** A cursor that still stood on a pair when RPM ended leaves it marked, and its chain in use. */
  @Test
  void aPairOfABtreeThatIsOnlyMarkedAsDeletedIsErased() throws IOException {
    byte[] bytes = RpmDatabases.packagesFile("btree/little-endian-4096");
    int leaf = 4096;
    int value = leaf + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(leaf + 28);
    bytes[value + 2] |= (byte) 0x80;
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.erased())
          .extracting(RpmPackage::name, RpmPackage::integrity)
          .containsExactly(tuple("dig-release", HeaderIntegrity.VERIFIED));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "go-rpmdb-centos5-plain",
        "go-rpmdb-centos6-plain",
        "go-rpmdb-centos7-plain",
        "osv-scalibr-epoch"
      })
  void realMachinesStillTellWhatTheyOnceHad(String name) throws IOException {
    Path folder = SharedDatabases.folder(name);
    SharedDatabases.unpack(folder.resolve("Packages.gz"), directory);
    List<String[]> expected =
        SharedDatabases.lines(folder.resolve("erased.tsv")).stream()
            .map(line -> line.split("\t", -1))
            .toList();
    try (RpmDatabase database = RpmDatabase.open(directory)) {
      assertThat(database.erased())
          .filteredOn(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED)
          .extracting(rpm -> SharedArchivesTest.nameWithEpoch(rpm) + " " + rpm.files().size())
          .containsExactlyInAnyOrderElementsOf(
              expected.stream()
                  .filter(field -> !field[4].startsWith("partial:"))
                  .map(field -> field[4] + " " + field[5])
                  .toList());
      assertThat(database.erased())
          .filteredOn(rpm -> rpm.integrity() != HeaderIntegrity.VERIFIED)
          .extracting(rpm -> "partial:" + rpm.name())
          .containsExactlyInAnyOrderElementsOf(
              expected.stream()
                  .map(field -> field[4])
                  .filter(nevra -> nevra.startsWith("partial:"))
                  .toList());
    }
  }

  /** Where the header of dig-server starts that is whole: it fills the last pages given back. */
  private static int startOfServer(byte[] bytes) {
    int page = PAGE_SIZE;
    while (bytes[page + TYPE] != 0 || bytes[page + 26 + 11] != 63) {
      page += PAGE_SIZE;
    }
    return page;
  }

  private RpmDatabase open(byte[] packages) throws IOException {
    return RpmDatabase.open(Files.write(directory.resolve("Packages"), packages));
  }
}
