package dev.exhume.disk.filesystem.xfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.filesystem.FileSystemIdentity;
import dev.exhume.testdata.XfsImages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy stands in for a superblock that is damaged. */
@Timeout(60)
class DamagedSuperblockTest {
  private static final int GROUP_SIZE = 18 << 20;

  @ParameterizedTest
  @CsvSource({
    "0, 0, magic is 0x00000000",
    "4, 1000, block size is 1000",
    "84, 3, blocks per allocation group are 3",
    "88, 7, number of groups is 7",
    "8, 1, 'number of groups is 2, not '",
    "100, 0x01000000, XFS version 0",
    "104, 0, inode size is 0",
    "120, 0xFFFFFFFF, log of block size is 255"
  })
  void aCopyIsUsed(int offset, String value, String fault) throws IOException {
    for (String name : new String[] {"v5-1k", "v4-512"}) {
      try (DamagedXfs xfs = DamagedXfs.of(name)) {
        xfs.put32(offset, Long.decode(value));
        assertThat(xfs.paths()).isEqualTo(xfs.soundPaths());
        assertThat(xfs.problems())
            .anyMatch(problem -> problem.contains(fault))
            .anyMatch(problem -> problem.endsWith("the copy at 0x1200000 is used"));
      }
    }
  }

  @Test
  void aSuperblockWithAWrongChecksumIsNotTrusted() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      xfs.volume().put(108, 'X');
      assertThat(xfs.paths()).isEqualTo(xfs.soundPaths());
      assertThat(xfs.problems())
          .singleElement()
          .asString()
          .startsWith("XFS superblock at offset 0x0: checksum is 0x")
          .endsWith("the copy at 0x1200000 is used");
    }
  }

  @Test
  void aWrongChecksumWithoutACopyIsTold() throws IOException {
    byte[] image = XfsImages.image("sample-v5");
    image[108] = 'X';
    try (DiskFileSystem fileSystem = DiskFileSystem.open(new MemoryVolume(image), "/dev/sda1")) {
      assertThat(fileSystem.files().getPath("/etc/hostname")).hasContent("dead.example.org");
      assertThat(fileSystem.problems())
          .extracting(DiskProblem::message)
          .singleElement()
          .asString()
          .startsWith("XFS superblock at offset 0x0: checksum is 0x");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5_000_000})
  void aCopyIsFoundThoughNothingElseSaysWhereItIs(int more) throws IOException {
    byte[] image = XfsImages.image("v4-512");
    Arrays.fill(image, 0, 512, (byte) 0xA5);
    // The volume may have grown, and the file system not.
    MemoryVolume volume = new MemoryVolume(Arrays.copyOf(image, image.length + more));
    try (DiskFileSystem fileSystem = DiskFileSystem.open(volume, "/dev/sda1")) {
      assertThat(fileSystem.files().getPath("/etc/shadow")).hasContent("root:*:1::::");
    }
    assertThat(DiskFileSystem.identify(volume))
        .map(FileSystemIdentity::label)
        .isEqualTo(more == 0 ? Optional.of(Optional.of("relics")) : Optional.empty());
  }

  @Test
  void theRootDirectoryIsOneThatACopyKnows() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      xfs.put64(56, -1);
      assertThat(xfs.paths()).isEqualTo(xfs.soundPaths());
      assertThat(xfs.problems())
          .containsExactly(
              "inode -1 is no root directory; the copy at 0x1200000 says it is inode %d"
                  .formatted(xfs.number("/")));
    }
  }

  @Test
  void whatIsUnknownIsTold() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      long features = xfs.soundVolume().superblock().features().incompatible();
      xfs.put32(216, features | 0x4000_0010L).seal(0, 512, 224);
      assertThat(xfs.paths()).isEqualTo(xfs.soundPaths());
      assertThat(xfs.problems())
          .containsExactly(
              "incompatible features 0x40000000 are not known; files may be read wrongly",
              "the server's own kernel would have wanted a repair first");
    }
  }

  @Test
  void aVolumeThatIsCutOffGivesWhatIsBeforeTheCut() throws IOException {
    byte[] start = Arrays.copyOf(XfsImages.image("v5-1k"), GROUP_SIZE);
    try (DiskFileSystem fileSystem = DiskFileSystem.open(new MemoryVolume(start), "/dev/sda1")) {
      assertThat(Files.isDirectory(fileSystem.files().getPath("/"))).isTrue();
      assertThat(fileSystem.problems())
          .extracting(DiskProblem::message)
          .contains("the file system has 37748736 bytes, its volume only 18874368");
    }
  }

  @Test
  void directoriesOfEarlyIrixAreNotRead() throws IOException {
    byte[] image = XfsImages.image("v4-512");
    image[100] &= ~0x20;
    assertThatThrownBy(() -> DiskFileSystem.open(new MemoryVolume(image), "/dev/sda1"))
        .hasMessageStartingWith("XFS with directories of early IRIX");
  }
}
