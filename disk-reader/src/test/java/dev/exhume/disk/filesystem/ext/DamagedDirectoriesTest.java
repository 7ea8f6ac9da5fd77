package dev.exhume.disk.filesystem.ext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damage of a directory costs the names that it hit; a tree has an end whatever directories say.
 */
@Timeout(30)
class DamagedDirectoriesTest {
  private static final int DIRECTORY = 2;

  @Test
  void namesAfterABrokenEntryAreLostUpToTheEndOfTheBlock() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      String broken = "/many/a-name-of-some-length-that-fills-blocks-060";
      int entry = ext.entry(broken);
      ext.volume().put16(entry + 4, 7);
      List<String> lost = ext.soundPaths();
      lost.removeAll(ext.paths());
      assertThat(lost).contains(broken).hasSizeBetween(1, 20).allMatch(p -> p.startsWith("/many/"));
      assertThat(ext.problems())
          .containsExactly(
              ("directory block at offset 0x%x: entry has 7 bytes, not a multiple of 4 from 8 to %d;"
                      + " names in directory %d are lost")
                  .formatted(entry + 4, 1024 - entry % 1024, ext.number("/many")));
    }
  }

  @Test
  void aBlockThatCannotBeReadCostsTheNamesInIt() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      String unreadable = "/many/a-name-of-some-length-that-fills-blocks-060";
      ext.volume().bad(ext.entry(unreadable) & -1024, 1024);
      assertThat(ext.paths()).doesNotContain(unreadable).hasSizeGreaterThan(150);
      assertThat(ext.problems())
          .containsExactly(
              "bad sector; names in directory %d are lost".formatted(ext.number("/many")));
    }
  }

  @Test
  void anInodeThatIsNoneCostsItsName() throws IOException {
    for (long number : new long[] {8, 100_000}) {
      try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
        ext.volume().put32(ext.entry("/forms/1024-again"), number);
        assertThat(ext.paths()).doesNotContain("/forms/1024-again").contains("/forms/1024");
        assertThat(ext.problems())
            .singleElement()
            .asString()
            .contains("'1024-again' is inode %d, which is no file's".formatted(number));
      }
    }
  }

  @Test
  void aNameThatNoPathCanHaveIsReadUnderAnother() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      ext.volume().put(ext.entry("/forms/1024-again") + 8 + 4, '/');
      assertThat(ext.paths()).contains("/forms/1024\uef2fagain");
      assertThat(Files.size(ext.read("/forms/1024\uef2fagain"))).isEqualTo(1024);
      assertThat(ext.problems()).singleElement().asString().contains("a slash or a NUL");
    }
  }

  @Test
  void anInodeIsBelievedMoreThanItsDirectory() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      ext.volume().put(ext.entry("/etc/su") + 7, DIRECTORY);
      assertThatThrownBy(() -> list(ext.read("/etc/su")))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("is a regular file, not a directory");
      assertThat(ext.paths()).isEqualTo(ext.soundPaths());
      assertThat(ext.problems())
          .contains(
              "inode %d is a regular file, though directory %d says it is a directory"
                  .formatted(ext.number("/etc/su"), ext.number("/etc")));
    }
  }

  private static void list(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      assertThat(entries).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/deep", "/deep/a", "/deep/a/b"})
  void aDirectoryInItselfEnds(String again) throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      ext.volume().put32(ext.entry("/deep/a/b/c"), ext.number(again));
      assertThat(ext.paths()).contains("/deep/a/b/c", "/etc/su").allMatch(p -> p.length() < 300);
      assertThat(ext.paths()).noneMatch(path -> path.startsWith("/deep/a/b/c/"));
      assertThat(ext.problems())
          .singleElement()
          .asString()
          .contains("directory %d has another name".formatted(ext.number(again)));
    }
  }

  @Test
  void aDirectoryWithTwoNamesIsReadInItsPlace() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      String second = "/many/a-name-of-some-length-that-fills-blocks-060";
      String third = "/many/a-name-of-some-length-that-fills-blocks-061";
      for (String name : List.of(second, third)) {
        int entry = ext.entry(name);
        ext.volume().put32(entry, ext.number("/deep")).put(entry + 7, DIRECTORY);
      }
      assertThat(ext.paths())
          .contains("/deep/a/b", second, third)
          .doesNotContain(second + "/a", third + "/a");
      assertThat(ext.read(second + "/a")).doesNotExist();
    }
  }

  @Test
  void aDirectoryWhoseParentDoesNotKnowItIsReadWhereItIsFound() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      ext.volume().put32(ext.block("/deep/a", 0) + 12, ext.number("/etc"));
      assertThat(ext.paths()).isEqualTo(ext.soundPaths());
      assertThat(ext.problems()).singleElement().asString().contains("says it is in directory");
    }
  }

  @Test
  void aWrongChecksumIsTold() throws IOException {
    for (String name : List.of("/many/a-name-of-some-length-that-fills-blocks-060", "/etc/su")) {
      try (DamagedExt ext = DamagedExt.of("ext4-unusual")) {
        ext.volume().put(ext.entry(name) + 8, 'X');
        assertThat(ext.paths()).hasSameSizeAs(ext.soundPaths());
        assertThat(ext.problems())
            .singleElement()
            .asString()
            .startsWith("directory block at offset 0x")
            .contains("checksum is 0x");
      }
    }
  }

  @Test
  void aWrongChecksumOfAHashTreeIsTold() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-written")) {
      ext.volume().put(ext.block("/two-levels", 0) + 0x24, 0xEE);
      assertThat(ext.paths()).isEqualTo(ext.soundPaths());
      assertThat(ext.problems()).singleElement().asString().contains("checksum is 0x");
    }
  }

  @Test
  void anExtentOfTheSameBlocksAgainIsNotReadTwice() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      ext.volume().put32(ext.inode("/many") + 0x28 + 4 * 3, ext.block("/many", 1) / 1024);
      assertThat(ext.paths()).hasSizeLessThan(ext.soundPaths().size());
      assertThat(ext.problems()).anyMatch(problem -> problem.contains("occurs in it twice"));
    }
  }
}
