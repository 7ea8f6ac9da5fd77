package dev.exhume.disk.filesystem.ext;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A directory of 600 KiB, with 2400 long names. */
class LargeDirectoryTest {
  private static String name(int number) {
    return "%04d-%s".formatted(number, "0".repeat(230));
  }

  @Test
  void itIsReadOnceForAnyNumberOfLookups() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-large-directory")) {
      Path names = ext.read("/names");
      assertThat(names.resolve(name(2400))).hasContent("one\n");
      int reads = ext.volume().reads();
      for (int i = 1; i <= 2400; i++) {
        assertThat(names.resolve(name(i))).exists();
      }
      assertThat(names.resolve(name(2401))).doesNotExist();
      assertThat(names.resolve("..").resolve("names").resolve("one")).exists();
      assertThat(ext.volume().reads()).isLessThan(reads + 20);
      assertThat(ext.problems()).isEmpty();
    }
  }

  @Test
  void onlyTheNamesInADamagedBlockAreNotFound() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-large-directory")) {
      ext.volume().bad(ext.block("/names", 300), 1);
      Path names = ext.read("/names");
      int found = 0;
      for (int i = 1; i <= 2400; i++) {
        found += Files.exists(names.resolve(name(i))) ? 1 : 0;
      }
      assertThat(found).isBetween(2390, 2399);
      assertThat(ext.problems()).singleElement().asString().contains("names in directory");
    }
  }
}
