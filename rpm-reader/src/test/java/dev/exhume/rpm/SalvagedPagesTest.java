package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong with what Berkeley DB says of a page, no header is lost as long as its own
 * bytes are there: in files of every shape, page by page.
 */
@Timeout(120)
class SalvagedPagesTest {
  private static final int HEADER_SIZE = 26;

  @TempDir Path directory;

  static Stream<String> names() {
    return Stream.of(RpmDatabases.NAMES, RpmDatabases.BTREE_NAMES).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aLostPageHeaderIsOneProblemAndCostsNoPackage(String name) throws IOException {
    damageEveryPage(name, 0, HEADER_SIZE);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aLostPageTypeIsOneProblemAndCostsNoPackage(String name) throws IOException {
    damageEveryPage(name, BerkeleyPages.TYPE, 1);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aLostPageNumberIsOneProblemAndCostsNoPackage(String name) throws IOException {
    damageEveryPage(name, BerkeleyPages.NUMBER, 4);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aLostNumberOfEntriesIsOneProblemAndCostsNoPackage(String name) throws IOException {
    damageEveryPage(name, BerkeleyPages.ENTRIES, 2);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aLostEndOfWhatIsUsedIsOneProblemAndCostsNoPackage(String name) throws IOException {
    damageEveryPage(name, BerkeleyPages.LOWEST_ITEM, 2);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aLostLinkIsOneProblemAndCostsNoPackage(String name) throws IOException {
    BerkeleyPages pages = BerkeleyPages.of(name);
    for (int page = 1; page < pages.count(); page++) {
      if (pages.u8(page, BerkeleyPages.TYPE) == BerkeleyPages.OVERFLOW) {
        damage(name, page, BerkeleyPages.NEXT, 4);
        damage(name, page, BerkeleyPages.PREVIOUS, 4);
      }
    }
  }

  private void damageEveryPage(String name, int offset, int length) throws IOException {
    BerkeleyPages pages = BerkeleyPages.of(name);
    for (int page = 1; page < pages.count(); page++) {
      // Nothing is lost with a page that was never used.
      if (pages.u32(page, BerkeleyPages.NUMBER) != 0) {
        damage(name, page, offset, length);
      }
    }
  }

  private void damage(String name, int page, int offset, int length) throws IOException {
    byte[] good = BerkeleyPages.of(name).bytes();
    for (int filler : List.of(0, 0x5A, 0xFF)) {
      BerkeleyPages pages = BerkeleyPages.of(name).fill(page, offset, length, filler);
      if (Arrays.equals(pages.bytes(), good)) {
        continue;
      }
      Path file = Files.write(directory.resolve("Packages"), pages.bytes());
      String damage = "page %d, %d bytes at %d are 0x%02x".formatted(page, length, offset, filler);
      try (RpmDatabase database = RpmDatabase.open(file)) {
        assertThat(database.packages())
            .as(damage)
            .hasSize(5)
            .allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED);
        assertThat(database.problems())
            .as(damage)
            .singleElement()
            .satisfies(problem -> assertThat(isIn(pages, page, problem.offset())).isTrue());
      }
    }
  }

  /** Whether a problem names the page; a page that is all zero is told by what it lost. */
  private static boolean isIn(BerkeleyPages pages, int page, long offset) {
    return offset >= pages.at(page, 0) && offset < pages.at(page + 1, 0);
  }
}
