package dev.exhume.disk.filesystem.ext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.testdata.ExtImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What describes the whole file system has copies, which are read when it is damaged. */
class DamagedGroupsTest {
  private static final int SUPERBLOCK = 1024;

  @Test
  void aCopyStandsInForASuperblockThatIsLost() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      ext.volume().put(SUPERBLOCK, new int[1024]);
      assertThat(ext.paths()).isEqualTo(ext.soundPaths());
      assertThat(ext.problems())
          .containsExactly(
              "ext superblock at offset 0x438: magic is 0x0000, not 0xef53;"
                  + " the copy at 0x800400 is used");
    }
  }

  @Test
  void aCopyIsFoundInGroupsOfUnusualSize() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-meta-groups")) {
      ext.volume().put32(SUPERBLOCK + 0x18, 77);
      assertThat(ext.paths()).isEqualTo(ext.soundPaths());
      assertThat(ext.problems())
          .containsExactly(
              "ext superblock at offset 0x418: block size is 1024 << 77, not 0 to 6;"
                  + " the copy at 0x40400 is used");
    }
  }

  @Test
  void aCopyIsTrustedMoreThanAWrongChecksum() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-meta-groups")) {
      ext.volume().put(SUPERBLOCK + 0x78, 'X');
      ext.read("/");
      assertThat(ext.problems())
          .singleElement()
          .asString()
          .contains("ext superblock at offset 0x400: checksum is 0x")
          .endsWith("the copy at 0x40400 is used");
    }
  }

  @Test
  void aWrongChecksumWithoutACopyIsTold() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-inline")) {
      ext.volume().put(SUPERBLOCK + 0x78, 'X');
      assertThat(ext.paths()).isEqualTo(ext.soundPaths());
      assertThat(ext.problems()).singleElement().asString().contains("checksum is 0x");
    }
  }

  @Test
  void aNumberOfInodesThatIsNotThatOfTheGroupsIsNotTrusted() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      ext.volume().put32(SUPERBLOCK, 100);
      assertThat(ext.paths()).isEqualTo(ext.soundPaths());
      assertThat(ext.problems())
          .containsExactly(
              "ext superblock at offset 0x400: number of inodes is 100, not 256 as its groups"
                  + " have; the copy at 0x800400 is used");
    }
  }

  @ParameterizedTest
  @CsvSource({"ext3-1k, 2048", "ext4-meta-groups, 2048"})
  void aCopyStandsInForGroupDescriptors(String name, int position) throws IOException {
    try (DamagedExt ext = DamagedExt.of(name)) {
      int[] garbage = new int[32];
      Arrays.fill(garbage, 0xFF);
      ext.volume().put(position, garbage);
      assertThat(ext.paths()).isEqualTo(ext.soundPaths());
      assertThat(ext.problems())
          .singleElement()
          .asString()
          .startsWith("group descriptor at offset 0x8")
          .contains("the copy in block ");
    }
  }

  @ParameterizedTest
  @CsvSource({"ext4-early", "ext4-default"})
  void aDescriptorThatIsOnlyDoubtfulIsReadAndTold(String name) throws IOException {
    try (DamagedExt ext = DamagedExt.of(name)) {
      int table = name.equals("ext4-early") ? 2048 : 4096;
      ext.volume().put(table + 0x0C, 0x99, 0x99);
      assertThat(ext.paths()).isEqualTo(ext.soundPaths());
      assertThat(ext.problems())
          .singleElement()
          .asString()
          .startsWith("group descriptor at offset 0x")
          .contains("checksum of group 0 is 0x");
    }
  }

  @Test
  void aVolumeThatIsCutOffGivesWhatIsBeforeTheCut() throws IOException {
    int cut = 1129 * 1024;
    byte[] start = Arrays.copyOf(ExtImages.image("ext3-1k"), cut);
    try (DiskFileSystem fileSystem = DiskFileSystem.open(new MemoryVolume(start), "/dev/sda1");
        SeekableByteChannel file =
            Files.newByteChannel(fileSystem.files().getPath("/forms/4097"))) {
      assertThat(fileSystem.files().getPath("/etc/shadow")).hasContent("root:*:1::::");
      ByteBuffer buffer = ByteBuffer.allocate(8192);
      assertThat(file.read(buffer)).isEqualTo(3072);
      assertThatThrownBy(() -> file.read(buffer))
          .isInstanceOf(MalformedDataException.class)
          .hasMessage("file's block at offset 0x11a400: the volume ends at 0x11a400");
      assertThat(fileSystem.problems())
          .extracting(DiskProblem::message)
          .containsExactly(
              "file's block at offset 0x11a400: the volume ends at 0x11a400;"
                  + " inode 37 cannot be read at 3072",
              "the file system has 10485760 bytes, its volume only 1156096");
    }
  }

  @Test
  void whatIsUnknownIsTold() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext2-old-entries")) {
      ext.volume().put(SUPERBLOCK + 0x63, 0x40).put(SUPERBLOCK + 0x3A, 0x3);
      assertThat(ext.paths()).isEqualTo(ext.soundPaths());
      assertThat(ext.problems())
          .containsExactly(
              "the server itself had noticed damage",
              "incompatible features 0x40000000 are not known; files may be read wrongly");
    }
  }

  @Test
  void aJournalOfAnotherVolumeIsNoFileSystem() throws IOException {
    byte[] journal = ExtImages.image("ext2-old-entries");
    journal[SUPERBLOCK + 0x60] |= 0x8;
    assertThat(DiskFileSystem.identify(new MemoryVolume(journal))).isEmpty();
    assertThatThrownBy(() -> DiskFileSystem.open(new MemoryVolume(journal), "/dev/sda1"))
        .isInstanceOf(IOException.class)
        .hasMessage("/dev/sda1: no file system that is known");
  }

  @Test
  void compressedFilesAreRefused() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext2-old-entries")) {
      ext.volume().put(SUPERBLOCK + 0x60, 0x1);
      ext.volume().put(ext.inode("/forms/4096") + 0x20, 0x4);
      assertThat(ext.read("/forms/4097")).exists();
      assertThatThrownBy(() -> Files.readAllBytes(ext.read("/forms/4096")))
          .isInstanceOf(UnsupportedFeatureException.class)
          .hasMessageContaining("which the e2compr patch compressed");
    }
  }
}
