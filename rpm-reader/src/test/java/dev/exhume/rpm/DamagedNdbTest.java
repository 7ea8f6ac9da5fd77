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
import java.util.Random;
import java.util.zip.Adler32;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is damaged in an ndb file, the headers that are still in it are found. */
@Timeout(30)
class DamagedNdbTest {
  private static final int BLOCK = 16;
  private static final int PAGE_SIZE = 4096;
  private static final int SLOT_PAGES = 12;
  private static final int SLOTS = 32;
  private static final int SLOT = 0x746F_6C53;
  private static final int HEAD = 0x5362_6C42;

  @TempDir Path directory;

  private byte[] bytes = RpmDatabases.packagesFile("ndb/five");
  private ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

  @Nested
  class OfTheHeader {
    @Test
    void aLostHeaderIsDoneWithout() throws IOException {
      Arrays.fill(bytes, 0, 32, (byte) 0);
      allAreFoundAndOneProblemIsAt(0, "magic is 0x00000000, not 0x506d7052");
    }

    @Test
    void anotherVersionIsTold() throws IOException {
      buffer.putInt(4, 7);
      allAreFoundAndOneProblemIsAt(4, "version is 7, not 0");
    }

    @Test
    void aHugeNumberOfSlotPagesIsNotBelieved() throws IOException {
      buffer.putInt(SLOT_PAGES, -1);
      allAreFoundAndOneProblemIsAt(SLOT_PAGES, "4294967295 slot pages in a file of 10 pages");
    }

    @Test
    void slotPagesBeyondTheirNumberAreNoticed() throws IOException {
      use("ndb/grown");
      buffer.putInt(SLOT_PAGES, 1);
      allAreFoundAndOneProblemIsAt(SLOT_PAGES, "1 slot pages, but 2 are there");
    }

    @Test
    void blobsAreNoSlotsWhateverTheHeaderSays() throws IOException {
      buffer.putInt(SLOT_PAGES, 3);
      allAreFoundAndOneProblemIsAt(PAGE_SIZE, "512 slots do not start with \"Slot\"");
    }

    @Test
    void aBlobMayContainTheMagicOfASlot() throws IOException {
      buffer.putInt(PAGE_SIZE + 6 * BLOCK, SLOT);
      try (RpmDatabase database = open()) {
        assertThat(database.packages()).hasSize(5);
        assertThat(database.problems())
            .singleElement()
            .satisfies(problem -> assertThat(problem.message()).contains("dig-latin1"));
      }
    }

    @Test
    void anEmptySlotPageThatWasJustBeingAddedIsNoProblem() throws IOException {
      use("ndb/grown");
      byte[] page = new byte[PAGE_SIZE];
      for (int at = 0; at < PAGE_SIZE; at += BLOCK) {
        ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).putInt(at, SLOT);
      }
      int end = 2 * PAGE_SIZE;
      use(
          ByteBuffer.allocate(bytes.length + PAGE_SIZE)
              .put(bytes, 0, end)
              .put(page)
              .put(bytes, end, bytes.length - end)
              .array());
      for (int slot = SLOTS; slot < end; slot += BLOCK) {
        if (buffer.getInt(slot + 8) != 0) {
          buffer.putInt(slot + 8, buffer.getInt(slot + 8) + PAGE_SIZE / BLOCK);
        }
      }
      try (RpmDatabase database = open()) {
        assertThat(database.packages()).hasSize(262);
        assertThat(database.problems()).isEmpty();
      }
    }

    @Test
    void withoutHeaderAndSlotsTheBlobsAreEnough() throws IOException {
      use("ndb/grown");
      Arrays.fill(bytes, 0, 2 * PAGE_SIZE, (byte) 0);
      allAreFoundAndOneProblemIsAt(0, "magic is 0x00000000");
    }
  }

  @Nested
  class OfASlot {
    private final int slot = slotOf("dig-many");
    private final int blob = blobOf("dig-many");

    @Test
    void aSlotOfZerosCostsNothing() throws IOException {
      Arrays.fill(bytes, slot, slot + BLOCK, (byte) 0);
      allAreFoundAndOneProblemIsAt(slot, "1 slots do not start with \"Slot\"");
    }

    @Test
    void aSlotWithoutItsMagicIsToldAndFollowed() throws IOException {
      buffer.putInt(slot, 0x1234);
      allAreFoundAndOneProblemIsAt(slot, "1 slots do not start with \"Slot\"");
    }

    @Test
    void slotsThatAreDamagedTogetherAreOneProblem() throws IOException {
      Arrays.fill(bytes, SLOTS, 512, (byte) 0xFF);
      allAreFoundAndOneProblemIsAt(SLOTS, "30 slots do not start with \"Slot\"");
    }

    @Test
    void aSlotThatLeadsOutOfTheFileIsNotNeeded() throws IOException {
      buffer.putInt(slot + 8, -1);
      allAreFoundAndOneProblemIsAt(slot, "leads package 2 to block 0xffffffff");
    }

    @Test
    void aSlotThatLeadsNowhereIsNotFree() throws IOException {
      buffer.putInt(slot + 8, 0);
      allAreFoundAndOneProblemIsAt(slot, "leads package 2 to block 0x0");
    }

    @Test
    void aSlotThatLeadsToAnotherPackageIsNotBelieved() throws IOException {
      buffer.putInt(slot + 8, blobOf("dig-server") / BLOCK);
      allAreFoundAndOneProblemIsAt(slot, "leads package 2 to block 0x");
    }

    @Test
    void aSlotOfAnotherPackageIsNotBelieved() throws IOException {
      buffer.putInt(slot + 4, 77);
      allAreFoundAndOneProblemIsAt(slot, "leads package 77 to block 0x");
    }

    @Test
    void aWrongNumberOfBlocksCostsNothing() throws IOException {
      buffer.putInt(slot + 12, -1);
      allAreFoundAndOneProblemIsAt(slot, "4294967295 blocks, not");
    }

    @Test
    void twoSlotsDoNotMakeTwoPackages() throws IOException {
      System.arraycopy(bytes, slot, bytes, PAGE_SIZE - BLOCK, BLOCK);
      allAreFoundAndOneProblemIsAt(PAGE_SIZE - BLOCK, "leads package 2 to block 0x");
    }

    @Test
    void ofTwoCopiesOfAPackageTheOneWrittenLastCounts() throws IOException {
      int end = bytes.length;
      int size = buffer.getInt(slot + 12) * BLOCK;
      use(Arrays.copyOf(bytes, end + size));
      System.arraycopy(bytes, blob, bytes, end, size);
      buffer.putInt(end + 8, buffer.getInt(blob + 8) + 1);
      seal(end, size);
      Arrays.fill(bytes, SLOTS, PAGE_SIZE, (byte) 0);
      assertThat(open().packages())
          .hasSize(5)
          .filteredOn(rpm -> rpm.name().equals("dig-many"))
          .singleElement()
          .satisfies(rpm -> assertThat(rpm.filePaths()).hasSize(253));
    }

    @Test
    void aCopyOfAPackageThatASlotLeadsToIsOldAndNotRead() throws IOException {
      int end = bytes.length;
      int size = buffer.getInt(slot + 12) * BLOCK;
      use(Arrays.copyOf(bytes, end + size));
      System.arraycopy(bytes, blob, bytes, end, size);
      Arrays.fill(bytes, slotOf("dig-server"), slotOf("dig-server") + BLOCK, (byte) 0);
      assertThat(open().packages()).hasSize(5);
      assertThat(open().erased()).isEmpty();
    }
  }

  @Nested
  class OfABlob {
    private final int slot = slotOf("dig-many");
    private final int blob = blobOf("dig-many");
    private final int end = blob + buffer.getInt(slot + 12) * BLOCK;

    @Test
    void aLostMagicCostsNothing() throws IOException {
      buffer.putInt(blob, 0);
      allAreFoundAndOneProblemIsAt(blob, "magic is 0x00000000, not 0x53626c42");
    }

    @Test
    void itsSlotSaysWhoseItIsIfItIsDamagedItself() throws IOException {
      buffer.putInt(blob + 4, 77);
      allAreFoundAndOneProblemIsAt(blob + 4, "package index is 77, not 2");
    }

    @Test
    void aHugeLengthCostsNothing() throws IOException {
      buffer.putInt(blob + 12, -1);
      allAreFoundAndOneProblemIsAt(blob + 12, "length is 4294967295, not ");
    }

    @Test
    void aWrongChecksumIsToldAndTheHeadersOwnDigestDecides() throws IOException {
      bytes[end - 12] ^= 1;
      allAreFoundAndOneProblemIsAt(end - 12, "Adler-32 is 0x");
    }

    @Test
    void aLostTailCostsNothing() throws IOException {
      Arrays.fill(bytes, end - 12, end, (byte) 0);
      allAreFoundAndOneProblemIsAt(end - 4, "magic is 0x00000000, not 0x45626c42");
    }

    @Test
    void aFlippedBitInTheHeaderIsOneProblem() throws IOException {
      bytes[blob + 3000] ^= 1;
      try (RpmDatabase database = open()) {
        assertThat(database.packages())
            .hasSize(5)
            .filteredOn(rpm -> rpm.integrity() == HeaderIntegrity.DAMAGED)
            .extracting(RpmPackage::name)
            .containsExactly("dig-many");
        assertThat(database.problems())
            .singleElement()
            .satisfies(problem -> assertThat(problem.message()).contains("do not match their"));
      }
    }

    @Test
    void withoutHeadAndSlotTheHeaderIsFoundButNotItsNumber() throws IOException {
      Arrays.fill(bytes, slot, slot + BLOCK, (byte) 0);
      Arrays.fill(bytes, blob, blob + BLOCK, (byte) 0);
      try (RpmDatabase database = open()) {
        assertThat(database.packages())
            .hasSize(5)
            .allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED)
            .filteredOn(rpm -> rpm.instance() == 0)
            .extracting(RpmPackage::name)
            .containsExactly("dig-many");
        assertThat(database.problems())
            .extracting(RpmProblem::offset)
            .contains((long) slot, (long) blob);
      }
    }

    @Test
    void withoutAnyEndInSightItsHeaderIsEnough() throws IOException {
      Arrays.fill(bytes, slot, slot + BLOCK, (byte) 0);
      buffer.putInt(blob + 12, 5);
      Arrays.fill(bytes, end - 12, end, (byte) 0);
      try (RpmDatabase database = open()) {
        assertThat(database.packages())
            .hasSize(5)
            .allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED);
      }
    }

    @Test
    void aHeaderThatCannotBeReadIsMissing() throws IOException {
      buffer.putInt(blob + BLOCK, -1);
      try (RpmDatabase database = open()) {
        assertThat(database.packages()).hasSize(4);
        assertThat(database.problems())
            .singleElement()
            .satisfies(
                problem -> {
                  assertThat(problem.offset()).isEqualTo(blob + BLOCK);
                  assertThat(problem.message())
                      .contains("4294967295 entries, not 1 to 65535")
                      .endsWith("1 package is missing");
                });
      }
    }
  }

  @Nested
  class OfTheFile {
    @Test
    void aTruncatedFileKeepsWhatIsThereAndSaysHowManyAreNot() throws IOException {
      use("ndb/grown");
      use(Arrays.copyOf(bytes, bytes.length / 2));
      try (RpmDatabase database = open()) {
        int there = database.packages().size();
        assertThat(there).isBetween(100, 200);
        assertThat(database.problems())
            .extracting(RpmProblem::message)
            .anyMatch(
                message ->
                    message.startsWith(
                        "the file ends before the blobs of %d slots".formatted(261 - there)))
            .hasSizeLessThanOrEqualTo(2);
      }
    }

    @Test
    void withItsFirstBytesCutOffAllSlotsLeadNowhereAndThatIsOneProblemMore() throws IOException {
      use("ndb/grown");
      use(Arrays.copyOfRange(bytes, 512, bytes.length));
      try (RpmDatabase database = open()) {
        assertThat(PackageLines.of(database))
            .containsExactlyInAnyOrderElementsOf(PackageLines.expected("ndb/grown"));
        assertThat(database.problems())
            .extracting(RpmProblem::offset)
            .startsWith(0L, 32L)
            .hasSizeLessThanOrEqualTo(3);
      }
    }

    @Test
    void aTruncatedBlobIsKeptAsFarAsItGoes() throws IOException {
      use(Arrays.copyOf(bytes, lastBlob() + 1500));
      try (RpmDatabase database = open()) {
        assertThat(database.problems())
            .singleElement()
            .satisfies(
                problem -> {
                  assertThat(problem.offset()).isEqualTo(lastBlob());
                  assertThat(problem.message()).contains("of which the file has 1484");
                });
      }
    }

    @Test
    void aFileOfZerosIsNoDatabase() {
      for (int size : List.of(0, 31, 32, 4096, 65536)) {
        use(new byte[size]);
        assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> open().close());
      }
    }

    @Test
    void anEmptyDatabaseHasNoPackagesAndNoProblems() throws IOException {
      use(Arrays.copyOf(bytes, PAGE_SIZE));
      for (int at = SLOTS; at < PAGE_SIZE; at += BLOCK) {
        buffer.putInt(at, SLOT).putInt(at + 4, 0).putLong(at + 8, 0);
      }
      try (RpmDatabase database = open()) {
        assertThat(database.packages()).isEmpty();
        assertThat(database.problems()).isEmpty();
      }
    }

    @Test
    void blobsInsideOfBlobsGainNoTime() throws IOException {
      int pairs = 200_000;
      use(new byte[PAGE_SIZE + 2 * pairs * BLOCK]);
      System.arraycopy(RpmDatabases.packagesFile("ndb/five"), 0, bytes, 0, 32);
      for (int i = 0; i < pairs; i++) {
        int head = PAGE_SIZE + i * BLOCK;
        int tail = bytes.length - (i + 1) * BLOCK;
        int length = tail - head - BLOCK;
        buffer.putInt(head, HEAD).putInt(head + 4, i + 1).putInt(head + 12, length);
        buffer.putInt(tail + 8, length).putInt(tail + 12, 0x4562_6C42);
      }
      try (RpmDatabase database = open()) {
        assertThat(database.packages()).isEmpty();
        assertThat(database.erased()).isEmpty();
      }
    }

    @Test
    void slotsThatLeadIntoEachOthersBlobsGainNoTime() throws IOException {
      use("ndb/five");
      int blob = blobOf("dig-many");
      int size = buffer.getInt(slotOf("dig-many") + 12) * BLOCK;
      int slotPages = 40;
      int area = slotPages * PAGE_SIZE;
      byte[] many = Arrays.copyOfRange(bytes, blob, blob + size);
      int copies = area / BLOCK - 2;
      use(Arrays.copyOf(bytes, area + copies * BLOCK + size));
      buffer.putInt(SLOT_PAGES, slotPages);
      for (int i = 0; i < copies; i++) {
        int slot = SLOTS + i * BLOCK;
        int head = area + i * BLOCK;
        buffer.putInt(slot, SLOT).putInt(slot + 4, i + 1).putInt(slot + 8, head / BLOCK);
        buffer.putInt(slot + 12, size / BLOCK);
        System.arraycopy(many, 0, bytes, head, BLOCK);
        buffer.putInt(head + 4, i + 1);
      }
      try (RpmDatabase database = open()) {
        assertThat(database.packages()).isEmpty();
        assertThat(database.problems()).isNotEmpty();
      }
    }
  }

  @Test
  void extremeNumbersInItsStructuresAreNeverMoreThanProblems() throws IOException {
    Random random = new Random(17);
    int[] extremes = {0, 1, 15, 0x7FFF_FFFF, 0x8000_0000, -1, -16, SLOT, HEAD};
    for (int round = 0; round < 200; round++) {
      use("ndb/interrupted");
      int[] structures = {0, slotOf("dig-many"), blobOf("dig-many"), lastBlob(), bytes.length - 16};
      for (int i = 0; i < 6; i++) {
        int structure = structures[random.nextInt(structures.length)];
        buffer.putInt(structure + 4 * random.nextInt(4), extremes[random.nextInt(extremes.length)]);
      }
      try (RpmDatabase database = open()) {
        assertThat(database.packages()).hasSizeBetween(2, 6);
        assertThat(database.problems()).isNotNull();
        assertThat(database.erased()).hasSizeLessThan(4);
      }
    }
  }

  @Nested
  class Erased {
    private final int slot = slotOf("dig-many");
    private final int blob = blobOf("dig-many");

    @Test
    void aBlobThatRpmDidNotOverwriteBecauseItsChecksumWasWrongIsStillThere() throws IOException {
      bytes[blob + buffer.getInt(slot + 12) * BLOCK - 12] ^= 1;
      buffer.putInt(slot + 4, 0).putLong(slot + 8, 0);
      try (RpmDatabase database = open()) {
        assertThat(database.packages()).hasSize(4);
        assertThat(database.problems()).isEmpty();
        assertThat(database.erased())
            .singleElement()
            .satisfies(
                rpm -> {
                  assertThat(rpm.name()).isEqualTo("dig-many");
                  assertThat(rpm.integrity()).isEqualTo(HeaderIntegrity.VERIFIED);
                  assertThat(rpm.files()).hasSize(253);
                });
        assertThat(database.problems()).isEmpty();
      }
    }

    @Test
    void whereSlotsAreLostNothingIsCalledErased() throws IOException {
      Arrays.fill(bytes, SLOTS, PAGE_SIZE, (byte) 0);
      try (RpmDatabase database = open()) {
        assertThat(database.packages()).hasSize(5);
        assertThat(database.erased()).isEmpty();
      }
    }
  }

  private void allAreFoundAndOneProblemIsAt(long offset, String message) throws IOException {
    boolean isGrown = bytes.length > 100_000;
    try (RpmDatabase database = open()) {
      assertThat(PackageLines.of(database))
          .containsExactlyInAnyOrderElementsOf(
              PackageLines.expected(isGrown ? "ndb/grown" : "ndb/five"));
      assertThat(database.packages()).allMatch(rpm -> rpm.integrity() == HeaderIntegrity.VERIFIED);
      assertThat(database.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.offset()).isEqualTo(offset);
                assertThat(problem.message()).contains(message);
              });
    }
  }

  private int slotOf(String name) {
    for (int slot = SLOTS; slot < PAGE_SIZE; slot += BLOCK) {
      int blob = buffer.getInt(slot + 8) * BLOCK;
      int end = blob + buffer.getInt(slot + 12) * BLOCK;
      String header = new String(bytes, blob, end - blob, StandardCharsets.ISO_8859_1);
      if (header.contains("C\0" + name + "\0") || header.contains("C\0de\0" + name + "\0")) {
        return slot;
      }
    }
    throw new AssertionError(name);
  }

  private int blobOf(String name) {
    return buffer.getInt(slotOf(name) + 8) * BLOCK;
  }

  private int lastBlob() {
    int last = 0;
    for (int slot = SLOTS; slot < PAGE_SIZE; slot += BLOCK) {
      last = Math.max(last, buffer.getInt(slot + 8) * BLOCK);
    }
    return last;
  }

  private void seal(int blob, int size) {
    Adler32 adler32 = new Adler32();
    adler32.update(bytes, blob, size - 12);
    buffer.putInt(blob + size - 12, (int) adler32.getValue());
  }

  private void use(String name) {
    use(RpmDatabases.packagesFile(name));
  }

  private void use(byte[] other) {
    bytes = other;
    buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private RpmDatabase open() throws IOException {
    return RpmDatabase.open(Files.write(directory.resolve("Packages.db"), bytes));
  }
}
