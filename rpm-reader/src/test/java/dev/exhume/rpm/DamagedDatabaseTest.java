package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be read of a damaged database is kept, and each damage is told with its place. */
@Timeout(30)
class DamagedDatabaseTest {
  private static final int PAGE_SIZE = 4096;
  private static final int NEXT = 16;
  private static final int ENTRIES = 20;
  private static final int TYPE = 25;
  private static final int OVERFLOW = 7;

  @TempDir Path directory;

  private final byte[] bytes = RpmDatabases.packagesFile("little-endian-4096");
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

  @Test
  void aTruncatedFileKeepsTheHeadersThatAreWhole() throws IOException {
    try (RpmDatabase database = open(Arrays.copyOf(bytes, bytes.length / 2))) {
      assertThat(database.packages()).isNotEmpty().hasSizeLessThan(5);
      assertThat(database.problems())
          .isNotEmpty()
          .allMatch(problem -> problem.file().endsWith("Packages"))
          .allMatch(problem -> problem.message().contains("missing"));
    }
  }

  @Test
  void aChainThatIsCutKeepsThePackageAndSaysThatPartOfItIsMissing() throws IOException {
    int last = lastPageOf("dig-many");
    Arrays.fill(bytes, last * PAGE_SIZE, (last + 1) * PAGE_SIZE, (byte) 0);
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.packages()).extracting(RpmPackage::name).contains("dig-many").hasSize(5);
      assertThat(database.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.offset()).isEqualTo((long) last * PAGE_SIZE + TYPE);
                assertThat(problem.message())
                    .contains("page type is 0")
                    .endsWith("part of dig-many-20080506-1.noarch is missing");
              });
    }
  }

  @Test
  void aChainThatRunsInACircleEnds() throws IOException {
    int first = firstPageOf("dig-many");
    loseLinksBackTo(first);
    buffer.putInt(first * PAGE_SIZE + NEXT, first);
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.packages()).hasSizeBetween(4, 5);
      assertThat(database.problems())
          .extracting(RpmProblem::message)
          .anyMatch(message -> message.contains("runs in a circle"));
    }
  }

  @Test
  void aChainThatLeavesTheFileEnds() throws IOException {
    int first = firstPageOf("dig-many");
    loseLinksBackTo(first);
    buffer.putInt(first * PAGE_SIZE + NEXT, -1);
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.problems())
          .extracting(RpmProblem::message)
          .anyMatch(message -> message.contains("page 4294967295 follows, "));
    }
  }

  /** A link that is lost on both sides leaves nothing but the order of the file, which lies. */
  private void loseLinksBackTo(int page) {
    int next = buffer.getInt(page * PAGE_SIZE + NEXT);
    Arrays.fill(bytes, next * PAGE_SIZE, (next + 1) * PAGE_SIZE, (byte) 0);
  }

  @Test
  void aWrongLengthOfAChainCostsNothing() throws IOException {
    int first = firstPageOf("dig-many");
    for (int at = 0; at + 12 <= bytes.length; at++) {
      if (buffer.getInt(at) == 3 && buffer.getInt(at + 4) == first) {
        buffer.putInt(at + 8, 100);
      }
    }
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.packages()).hasSize(5);
      assertThat(find(database, "dig-many").files()).hasSize(253);
    }
  }

  @Test
  void headersAreFoundWithoutTheKeysThatLeadToThem() throws IOException {
    for (int page = PAGE_SIZE; page < bytes.length; page += PAGE_SIZE) {
      if (bytes[page + TYPE] == 13) {
        Arrays.fill(bytes, page, page + PAGE_SIZE, (byte) 0);
      }
    }
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.packages())
          .extracting(RpmPackage::name)
          .contains("dig-latin1", "dig-many", "dig-release", "dig-server");
      assertThat(database.packages()).allMatch(rpm -> rpm.instance() == 0);
      assertThat(database.problems())
          .containsExactly(
              new RpmProblem(
                  database.file(),
                  PAGE_SIZE,
                  "pages 1 and 2 are zero bytes, 0 of 6 keys were found;"
                      + " 5 packages have no instance number"));
    }
  }

  @Test
  void aPageThatVanishedIsNoticedByTheNumberOfKeys() throws IOException {
    buffer.putInt(88, 9);
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.problems())
          .containsExactly(
              new RpmProblem(
                  database.file(), 88, "6 of 9 keys were found; packages may be missing"));
    }
  }

  @Test
  void aKeyWithoutItsValueIsAProblem() throws IOException {
    int page = hashPage();
    buffer.putShort(page + ENTRIES, (short) (buffer.getShort(page + ENTRIES) - 1));
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.problems()).isNotEmpty();
      assertThat(database.packages()).isNotEmpty();
    }
  }

  @Test
  void anImpossibleNumberOfEntriesIsOneProblemAndCostsNoPackage() throws IOException {
    List<String> packages;
    try (RpmDatabase database = open(bytes)) {
      packages = database.packages().stream().map(RpmPackage::nevra).toList();
    }
    int page = hashPage();
    buffer.putShort(page + ENTRIES, (short) -2);
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.packages()).extracting(RpmPackage::nevra).isEqualTo(packages);
      assertThat(database.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.offset()).isEqualTo(page + ENTRIES);
                assertThat(problem.message()).contains("65534 items, not ");
              });
    }
  }

  @Test
  void aFlippedBitInAHeaderIsNoticedByItsSeal() throws IOException {
    int first = firstPageOf("dig-server");
    bytes[first * PAGE_SIZE + 1500] ^= 0x20;
    try (RpmDatabase database = open(bytes)) {
      assertThat(database.packages()).hasSize(5);
      assertThat(database.problems())
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.message())
                      .contains("do not match their SHA-256")
                      .contains("dig-server"));
    }
  }

  @Test
  void aLostMetadataPageIsDoneWithout() throws IOException {
    for (String name : RpmDatabases.NAMES) {
      byte[] lost = RpmDatabases.packagesFile(name);
      if (name.startsWith("checksums")) {
        continue;
      }
      Arrays.fill(lost, 0, 512, (byte) 0);
      try (RpmDatabase database = open(lost)) {
        assertThat(database.packages()).as(name).hasSize(5);
        assertThat(database.problems())
            .extracting(RpmProblem::message)
            .containsExactly(
                "metadata page is damaged; pages of %s bytes are read without it"
                    .formatted(name.substring(name.lastIndexOf('-') + 1)));
      }
    }
  }

  @Test
  void aDatabaseOfZeroBytesIsRefused() throws IOException {
    for (int size : List.of(0, 16, 512, 8192)) {
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> open(new byte[size]).close());
    }
  }

  @Test
  void freePagesKeepTheirContentAndAreNotRead() throws IOException {
    BerkeleyPages pages = BerkeleyPages.of("little-endian-4096");
    int free = pages.append(pages.firstPageOf("dig-many")).count() - 1;
    pages
        .u32(free, BerkeleyPages.NUMBER, free)
        .u16(free, BerkeleyPages.ENTRIES, 0)
        .u8(free, BerkeleyPages.TYPE, BerkeleyPages.FREE);
    try (RpmDatabase database = open(pages.bytes())) {
      assertThat(database.packages()).hasSize(5);
      assertThat(database.problems()).isEmpty();
    }
  }

  private int hashPage() {
    int page = PAGE_SIZE;
    while (bytes[page + TYPE] != 13 || buffer.getShort(page + ENTRIES) < 4) {
      page += PAGE_SIZE;
    }
    return page;
  }

  /** The number of the first overflow page that holds a text. */
  private int firstPageOf(String name) {
    int at = 0;
    byte[] wanted = ("\0" + name + "\0").getBytes(StandardCharsets.US_ASCII);
    while (!Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)
        || bytes[at / PAGE_SIZE * PAGE_SIZE + TYPE] != OVERFLOW) {
      at++;
    }
    return at / PAGE_SIZE;
  }

  private int lastPageOf(String name) {
    int page = firstPageOf(name);
    while (buffer.getInt(page * PAGE_SIZE + NEXT) != 0) {
      page = buffer.getInt(page * PAGE_SIZE + NEXT);
    }
    return page;
  }

  private static RpmPackage find(RpmDatabase database, String name) {
    return database.packages().stream()
        .filter(rpm -> rpm.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private RpmDatabase open(byte[] packages) throws IOException {
    return RpmDatabase.open(Files.write(directory.resolve("Packages"), packages));
  }
}
