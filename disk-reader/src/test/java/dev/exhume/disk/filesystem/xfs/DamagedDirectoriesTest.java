package dev.exhume.disk.filesystem.xfs;

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
@Timeout(60)
class DamagedDirectoriesTest {
  private static final String MANY = "/many/a-name-of-some-length-that-fills-blocks-";
  private static final String BROKEN = MANY + "060";
  private static final int DIRECTORY = 2;

  /** A directory is kept in units of 4 KiB in these file systems, whatever their blocks. */
  private static final int UNIT = 4096;

  @Test
  void namesAfterABrokenEntryAreLostUpToTheEndOfTheBlock() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      int entry = xfs.entry(BROKEN);
      xfs.volume().put(entry + 8, 0xFF);
      List<String> lost = xfs.soundPaths();
      lost.removeAll(xfs.paths());
      assertThat(lost).contains(BROKEN).hasSizeBetween(1, 64).allMatch(p -> p.startsWith("/many/"));
      assertThat(xfs.problems())
          .singleElement()
          .asString()
          .startsWith("directory block at offset 0x")
          .endsWith("names in directory %d are lost".formatted(xfs.number("/many")));
    }
  }

  @Test
  void aBlockThatCannotBeReadCostsTheNamesInIt() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      xfs.volume().bad(xfs.entry(BROKEN), 1);
      assertThat(xfs.paths()).doesNotContain(BROKEN).contains(MANY + "119");
      assertThat(xfs.problems())
          .contains("bad sector; names in directory %d are lost".formatted(xfs.number("/many")));
    }
  }

  @Test
  void anInodeThatIsNoneCostsItsName() throws IOException {
    try (DamagedXfs sound = DamagedXfs.of("v4-512")) {
      long root = sound.number("/");
      for (long number : new long[] {0, 1, root + 1, root + 2, 1L << 40, 1L << 62}) {
        try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
          xfs.put64(xfs.entry(BROKEN), number);
          assertThat(xfs.paths()).doesNotContain(BROKEN).contains(MANY + "061");
          assertThat(xfs.problems())
              .singleElement()
              .asString()
              .contains("060' is inode %d, which is no file's".formatted(number));
        }
      }
    }
  }

  @Test
  void aNameThatNoPathCanHaveIsReadUnderAnother() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      xfs.volume().put(xfs.entry(BROKEN) + 9 + 1, '/');
      assertThat(xfs.read(BROKEN.replace("/a-", "/a\uef2f"))).hasContent("60");
      assertThat(xfs.problems()).singleElement().asString().contains("a slash or a NUL");
    }
  }

  @Test
  void anInodeIsBelievedMoreThanItsDirectory() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      xfs.volume().put(xfs.entry(BROKEN) + 9 + BROKEN.length() - 6, DIRECTORY);
      assertThatThrownBy(() -> list(xfs.read(BROKEN)))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("is a regular file, not a directory");
      assertThat(xfs.paths()).isEqualTo(xfs.soundPaths());
      assertThat(xfs.problems())
          .contains(
              "inode %d is a regular file, though directory %d says it is a directory"
                  .formatted(xfs.number(BROKEN), xfs.number("/many")));
    }
  }

  private static void list(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      assertThat(entries).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/deep", "/deep/a", "/many"})
  void aDirectoryInItselfEnds(String again) throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      xfs.put64(xfs.entry(BROKEN), xfs.number(again));
      assertThat(xfs.paths()).contains(BROKEN, "/etc/su").allMatch(p -> p.length() < 300);
      assertThat(xfs.paths()).noneMatch(path -> path.startsWith(BROKEN + "/"));
      assertThat(xfs.problems())
          .singleElement()
          .asString()
          .contains("directory %d has another name".formatted(xfs.number(again)));
    }
  }

  @Test
  void aDirectoryWhoseParentDoesNotKnowItIsReadWhereItIsFound() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      xfs.put32(xfs.data("/deep/a") + 2, xfs.number("/etc"));
      assertThat(xfs.paths()).isEqualTo(xfs.soundPaths());
      assertThat(xfs.problems()).singleElement().asString().contains("says it is in directory");
    }
  }

  @Test
  void moreNamesThanAnInodeHoldsAreNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      xfs.volume().put(xfs.data("/deep/a"), 200);
      assertThat(xfs.paths()).contains("/deep/a/b/c");
      assertThat(xfs.problems())
          .singleElement()
          .asString()
          .endsWith("names in directory %d are lost".formatted(xfs.number("/deep/a")));
    }
  }

  @Test
  void namesOfAnotherDirectoryAreNotShown() throws IOException {
    for (String name : List.of("v5-1k", "v4-512")) {
      try (DamagedXfs xfs = DamagedXfs.of(name)) {
        long other = xfs.number("/sizes/20");
        xfs.copy(xfs.data("/sizes/20"), xfs.data("/sizes/100"), 16);
        if (name.equals("v5-1k")) {
          xfs.sealInode("/sizes/100");
        }
        assertThat(xfs.paths())
            .contains("/sizes/100", "/sizes/20/name-0000-of-20")
            .noneMatch(path -> path.startsWith("/sizes/100/"));
        assertThat(xfs.problems())
            .anyMatch(
                problem ->
                    problem.contains("a block of inode %d".formatted(other))
                        || problem.contains("these are names in directory %d".formatted(other)));
      }
    }
  }

  @Test
  void aWrongChecksumIsTold() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      xfs.volume().put(xfs.entry(BROKEN) + 9, 'X');
      assertThat(xfs.paths()).hasSameSizeAs(xfs.soundPaths());
      assertThat(xfs.problems())
          .singleElement()
          .asString()
          .startsWith("directory block at offset 0x")
          .contains("checksum is 0x");
    }
  }

  @Test
  void anExtentOfTheSameBlocksAgainIsNotReadTwice() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      long first = xfs.block("/many", 0) / 512;
      assertThat(xfs.soundVolume().geometry().position(first)).isEqualTo(first * 512);
      xfs.putExtent(xfs.data("/many"), 0, first, 8);
      xfs.putExtent(xfs.data("/many") + 16, 8, first, 8);
      assertThat(xfs.paths()).hasSizeLessThan(xfs.soundPaths().size());
      assertThat(xfs.problems()).anyMatch(problem -> problem.contains("occurs in it twice"));
    }
  }

  @Test
  void aPieceOfABlockThatIsMissingCostsTheNamesInThatBlock() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      long first = xfs.block("/sizes/20", 0) / 512;
      xfs.putExtent(xfs.data("/sizes/20"), 0, first, UNIT / 512 - 1);
      assertThat(xfs.paths()).noneMatch(path -> path.startsWith("/sizes/20/"));
      assertThat(xfs.problems()).anyMatch(problem -> problem.contains("block 7 of it is a hole"));
    }
  }
}
