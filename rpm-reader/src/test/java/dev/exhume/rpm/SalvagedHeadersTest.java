package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and links that lead astray cost no header, and make none up. */
@Timeout(30)
class SalvagedHeadersTest {
  private static final int CONTENT = 26;

  @TempDir Path directory;

  private final BerkeleyPages pages = BerkeleyPages.of("little-endian-4096");

  @Test
  void aChainThatRunsIntoAnotherIsPutBackOnItsOwnPages() throws IOException {
    int first = pages.firstPageOf("dig-many");
    pages.u32(first, BerkeleyPages.NEXT, pages.firstPageOf("dig-server"));
    assertAllAreThere(
        pages, pages.at(first, BerkeleyPages.NEXT), "dig-many-20080506-1.noarch is proved");
  }

  @Test
  void aPageWithoutAnyLinkIsFollowedByTheNextInTheFile() throws IOException {
    int first = pages.firstPageOf("dig-many");
    int next = pages.u32(first, BerkeleyPages.NEXT);
    pages.u32(first, BerkeleyPages.NEXT, 0).u32(next, BerkeleyPages.PREVIOUS, 0);
    assertAllAreThere(
        pages, pages.at(first, BerkeleyPages.NEXT), "dig-many-20080506-1.noarch is proved");
  }

  @Test
  void twoKeysOfOneChainAreOnePackageAndTheOtherIsFoundWithoutItsKey() throws IOException {
    int item = pages.itemOf("dig-many");
    ByteBuffer.wrap(pages.bytes())
        .putInt(item, Integer.reverseBytes(pages.firstPageOf("dig-server")));
    try (RpmDatabase database = open(pages)) {
      assertThat(database.packages())
          .extracting(RpmPackage::name)
          .containsExactly("dig-latin1", "dig-many", "dig-release", "dig-server", "gpg-pubkey");
      assertThat(database.packages())
          .allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED)
          .filteredOn(rpm -> rpm.instance() == 0)
          .extracting(RpmPackage::name)
          .containsExactly("dig-many");
      assertThat(database.problems())
          .anyMatch(problem -> problem.message().contains("as that of another key"));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 4, entries", "4, 4, bytes of data", "2, 1, length is"})
  void aSizeThatAHeaderLostFollowsFromThatOfItsKey(int offset, int length, String message)
      throws IOException {
    int first = pages.firstPageOf("dig-many");
    pages.fill(first, CONTENT + offset, length, 0x7F);
    try (RpmDatabase database = open(pages)) {
      assertThat(database.packages())
          .hasSize(5)
          .allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED);
      assertThat(database.problems())
          .singleElement()
          .satisfies(
              problem -> assertThat(problem.message()).contains(message).contains("is proved"));
    }
  }

  @Test
  void aCopyOfAPageOfKeysIsNotReadTwice() throws IOException {
    pages.append(pages.pairPage());
    assertAllAreThere(pages, pages.at(pages.count() - 1, BerkeleyPages.NUMBER), "it is not read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"little-endian-16384", "big-endian-65536", "btree/big-endian-65536"})
  void headersOnAPageWithoutItsIndexAreFoundByTheirShape(String name) throws IOException {
    BerkeleyPages large = BerkeleyPages.of(name);
    for (int page = 1; page < large.count(); page++) {
      int type = large.u8(page, BerkeleyPages.TYPE);
      if (type == 13 || type == 5) {
        large.fill(page, 0, 512, 0);
      }
    }
    try (RpmDatabase database = open(large)) {
      assertThat(database.packages())
          .hasSize(5)
          .allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED);
      assertThat(database.problems()).hasSizeBetween(1, 2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x55, 0xFF})
  void headersOnAPageWithADamagedIndexAreFound(int filler) throws IOException {
    for (String name : new String[] {"little-endian-16384", "btree/big-endian-65536"}) {
      BerkeleyPages large = BerkeleyPages.of(name);
      large.fill(large.pairPage(), CONTENT + 2, 6, filler);
      try (RpmDatabase database = open(large)) {
        assertThat(database.packages())
            .as(name)
            .hasSize(5)
            .allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED);
        assertThat(database.problems()).as(name).hasSize(1);
      }
    }
  }

  @Test
  void aHeaderThatIsProvedByNothingIsKeptWithWhatSpeaksAgainstIt() throws IOException {
    int first = pages.firstPageOf("dig-many");
    pages.u8(first, 3000, pages.u8(first, 3000) ^ 1).u32(first, BerkeleyPages.PREVIOUS, 77);
    try (RpmDatabase database = open(pages)) {
      assertThat(database.packages()).hasSize(5);
      assertThat(database.packages().get(1).integrity()).isEqualTo(HeaderIntegrity.DAMAGED);
      assertThat(database.problems()).hasSize(1);
    }
  }

  private void assertAllAreThere(BerkeleyPages damaged, long offset, String message)
      throws IOException {
    try (RpmDatabase database = open(damaged)) {
      assertThat(database.packages())
          .hasSize(5)
          .allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED)
          .allMatch(rpm -> rpm.instance() != 0);
      assertThat(database.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.offset()).isEqualTo(offset);
                assertThat(problem.message()).contains(message);
              });
    }
  }

  private RpmDatabase open(BerkeleyPages damaged) throws IOException {
    return RpmDatabase.open(Files.write(directory.resolve("Packages"), damaged.bytes()));
  }
}
