package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that were made to cost time or memory cost neither. */
@Timeout(30)
class HostileBerkeleyDbTest {
  private static final int PAGE_SIZE = 4096;
  private static final int PAIRS = 150;
  private static final int SORTED_HASH = 13;

  @TempDir Path directory;

  private final BerkeleyPages pages = BerkeleyPages.of("little-endian-4096");

  @Test
  void manyKeysOfOneHeaderAreOnePackage() throws IOException {
    int first = pages.firstPageOf("dig-many");
    byte[] bomb = Arrays.copyOf(pages.bytes(), pages.bytes().length + 2_000 * PAGE_SIZE);
    for (int page = pages.bytes().length; page < bomb.length; page += PAGE_SIZE) {
      fillWithKeys(bomb, page, first, 0);
    }
    try (RpmDatabase database = open(bomb)) {
      assertThat(database.packages()).hasSize(5);
    }
  }

  @Test
  void manyHeadersThatEndInTheSamePagesGainNoTime() throws IOException {
    int last = pages.count();
    int starts = 20 * PAIRS;
    int shared = 3_000;
    byte[] bomb = Arrays.copyOf(pages.bytes(), (last + 20 + starts + shared) * PAGE_SIZE);
    for (int i = 0; i < 20; i++) {
      fillWithKeys(bomb, (last + i) * PAGE_SIZE, last + 20 + i * PAIRS, 1);
    }
    int sharedStart = last + 20 + starts;
    for (int i = 0; i < starts; i++) {
      byte[] page = overflowPage(last + 20 + i, sharedStart);
      ByteBuffer.wrap(page, 26, 24)
          .putInt(1)
          .putInt(shared * 4_000)
          .putInt(63)
          .putInt(7)
          .putInt(0)
          .putInt(16);
      System.arraycopy(page, 0, bomb, (last + 20 + i) * PAGE_SIZE, PAGE_SIZE);
    }
    for (int i = 0; i < shared; i++) {
      byte[] page = overflowPage(sharedStart + i, sharedStart + i + 1);
      System.arraycopy(page, 0, bomb, (sharedStart + i) * PAGE_SIZE, PAGE_SIZE);
    }
    try (RpmDatabase database = open(bomb)) {
      assertThat(database.problems())
          .extracting(RpmProblem::message)
          .anyMatch(message -> message.contains("again and again"));
    }
  }

  @Test
  void pagesOfNothingButBrokenItemsGainNoTime() throws IOException {
    byte[] bomb = Arrays.copyOf(pages.bytes(), pages.bytes().length + 5_000 * PAGE_SIZE);
    for (int page = pages.bytes().length; page < bomb.length; page += PAGE_SIZE) {
      ByteBuffer.wrap(bomb, page, PAGE_SIZE)
          .slice()
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(BerkeleyPages.NUMBER, page / PAGE_SIZE)
          .putShort(BerkeleyPages.ENTRIES, (short) 1300)
          .put(BerkeleyPages.TYPE, (byte) SORTED_HASH);
    }
    try (RpmDatabase database = open(bomb)) {
      assertThat(database.packages()).hasSize(5);
      assertThat(database.problems()).isNotEmpty();
    }
  }

  /** Fills a page with pairs that lead to {@code first}, {@code first + step} and so on. */
  private static void fillWithKeys(byte[] bytes, int start, int first, int step) {
    ByteBuffer page = ByteBuffer.wrap(bytes, start, PAGE_SIZE).slice();
    page.order(ByteOrder.LITTLE_ENDIAN)
        .putInt(BerkeleyPages.NUMBER, start / PAGE_SIZE)
        .putShort(BerkeleyPages.ENTRIES, (short) (2 * PAIRS))
        .put(BerkeleyPages.TYPE, (byte) SORTED_HASH);
    int end = PAGE_SIZE;
    for (int pair = 0; pair < PAIRS; pair++) {
      end -= 5;
      page.putShort(26 + 4 * pair, (short) end);
      page.put(end, (byte) 1).putInt(end + 1, 7);
      end -= 12;
      page.putShort(28 + 4 * pair, (short) end);
      page.put(end, (byte) 3).putInt(end + 4, first + pair * step).putInt(end + 8, 100_000);
    }
    page.putShort(BerkeleyPages.LOWEST_ITEM, (short) end);
  }

  private static byte[] overflowPage(int number, int next) {
    return ByteBuffer.allocate(PAGE_SIZE)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(BerkeleyPages.NUMBER, number)
        .putInt(BerkeleyPages.NEXT, next)
        .putShort(BerkeleyPages.ENTRIES, (short) 1)
        .put(BerkeleyPages.TYPE, (byte) BerkeleyPages.OVERFLOW)
        .array();
  }

  private RpmDatabase open(byte[] packages) throws IOException {
    return RpmDatabase.open(Files.write(directory.resolve("Packages"), packages));
  }
}
