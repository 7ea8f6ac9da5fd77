package dev.exhume.disk.filesystem.ext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damage of a file costs that file, or the blocks that it hit, and is told. */
@Timeout(30)
class DamagedFilesTest {
  private static final int BLOCK = 0x28;
  private static final int FIRST_EXTENT = BLOCK + 12;

  @Test
  void anInodeOfNoTypeCostsItsFile() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      ext.volume().put16(ext.inode("/forms/1"), 0x51A4);
      assertFails(ext, "/forms/1", "mode of inode %d is 050644".formatted(ext.number("/forms/1")));
      assertThat(ext.read("/forms/59")).hasSize(59);
    }
  }

  @Test
  void aDeletedInodeIsNotRead() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      ext.volume().put16(ext.inode("/forms/1") + 0x1A, 0);
      assertFails(ext, "/forms/1", "it was deleted");
    }
  }

  /** The read fails with structure and offset, and the same is told. */
  private static void assertFails(DamagedExt ext, String path, String message) throws IOException {
    Path file = ext.read(path);
    assertThatThrownBy(() -> Files.readAllBytes(file))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageMatching(".* at offset 0x[0-9a-f]+: .*")
        .hasMessageContaining(message);
    assertThat(ext.problems())
        .anyMatch(problem -> problem.contains(message) && problem.contains("cannot be read"));
  }

  @Test
  void aWrongChecksumOfAnInodeIsTold() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-default")) {
      ext.volume().put(ext.inode("/forms/59") + 0x2, 0x77);
      assertThat(ext.read("/forms/59")).hasSize(59);
      assertThat(Files.getAttribute(ext.read("/forms/59"), "unix:uid")).isEqualTo(0x77);
      assertThat(ext.problems())
          .containsExactly(
              "inode at offset 0x%x: checksum of inode %d is wrong; what it says may be wrong"
                  .formatted(ext.inode("/forms/59") + 0x7C, ext.number("/forms/59")));
    }
  }

  @Test
  void anExtentThatLeadsIntoAnInodeTableIsNotRead() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-default")) {
      long table = ext.inode("/") / 4096;
      ext.volume().put32(ext.inode("/forms/4096") + FIRST_EXTENT + 8, table);
      assertFails(ext, "/forms/4096", "it leads to block %d, in an inode table".formatted(table));
      assertThat(ext.read("/forms/4097")).hasSize(4097);
    }
  }

  @Test
  void anExtentOutsideTheFileSystemIsNotRead() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-default")) {
      ext.volume().put16(ext.inode("/forms/4096") + FIRST_EXTENT + 6, 0xFFFF);
      assertFails(ext, "/forms/4096", "outside the file system of 4096 blocks");
    }
  }

  @Test
  void anExtentOfTheSuperblockOrABitmapIsNotRead() throws IOException {
    for (int block : new int[] {1, 2}) {
      try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
        ext.volume().put32(ext.inode("/forms/1") + BLOCK, block);
        assertFails(
            ext,
            "/forms/1",
            block == 1 ? "outside the file system" : "in superblock or group descriptors");
      }
    }
  }

  @Test
  void aWrongNumberInABlockMapCostsOneBlock() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      ext.volume().put32(ext.inode("/forms/4097") + BLOCK + 4, 0x7FFF_FFFF);
      try (SeekableByteChannel file = Files.newByteChannel(ext.read("/forms/4097"))) {
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        assertThat(file.read(buffer)).isEqualTo(1024);
        assertThatThrownBy(() -> file.read(buffer))
            .isInstanceOf(MalformedDataException.class)
            .hasMessageContaining("it leads to block 2147483647, outside the file system");
        assertThat(ext.problems())
            .containsExactly(
                ("inode's block map at offset 0x%x: it leads to block 2147483647, outside the file"
                        + " system of 10240 blocks; inode %d cannot be read at 1024")
                    .formatted(ext.inode("/forms/4097") + BLOCK + 4, ext.number("/forms/4097")));
        assertThat(file.position(2048).read(buffer)).isEqualTo(2049);
      }
    }
  }

  @Test
  void aBadSectorCostsItsBlock() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      ext.volume().bad(ext.block("/forms/4097", 1), 512);
      try (SeekableByteChannel file = Files.newByteChannel(ext.read("/forms/4097"))) {
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        assertThat(file.read(buffer)).isEqualTo(1024);
        assertThatThrownBy(() -> file.read(buffer)).hasMessage("bad sector");
        file.position(2048);
        assertThat(file.read(buffer)).isEqualTo(2049);
      }
    }
  }

  @Test
  void anExtentTreeThatLeadsToItselfEnds() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-written")) {
      long node = ext.record("/deep-tree").block().u32(16) * 1024;
      ext.volume().put16(node + 2, 1).put16(node + 6, 1);
      ext.volume().put32(node + 12, 0).put32(node + 16, node / 1024).put16(node + 20, 0);
      assertFails(ext, "/deep-tree", "depth is 1 below a node of depth 1");
    }
  }

  @Test
  void anIndirectBlockThatLeadsToItselfEnds() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      long inode = ext.inode("/forms/holes");
      long indirect = ext.record("/forms/holes").block().u32(4 * 12);
      ext.volume().put32(inode + BLOCK + 4 * 14, indirect).put32(indirect * 1024, indirect);
      ext.volume().put32(inode + 0x4, 0x7FFF_FFFF);
      try (SeekableByteChannel file = Files.newByteChannel(ext.read("/forms/holes"))) {
        assertThat(file.position(0x7000_0000).read(ByteBuffer.allocate(1))).isEqualTo(1);
      }
    }
  }

  @Test
  void extentsOutOfOrderAreNotRead() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-default")) {
      long node = ext.record("/forms/every-other-block").block().u32(16) * 4096;
      ext.volume().put32(node + 12 + 12 * 3, 1);
      assertFails(ext, "/forms/every-other-block", "entry is about blocks 1 to 1 of the file");
    }
  }

  @Test
  void aWrongChecksumOfAnExtentNodeIsTold() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-written")) {
      long node = ext.record("/deep-tree").block().u32(16) * 1024;
      ext.volume().put32(node + 8, 0x1234);
      assertThat(Files.readAllBytes(ext.read("/deep-tree"))).startsWith('0');
      assertThat(ext.problems())
          .singleElement()
          .asString()
          .startsWith("extent node at offset 0x")
          .contains("checksum is 0x");
    }
  }

  @Test
  void encryptedFilesAreNotRead() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      ext.volume().put(ext.inode("/forms/4096") + 0x21, 0x8).put(ext.inode("/etc") + 0x21, 0x8);
      assertThatThrownBy(() -> Files.readAllBytes(ext.read("/forms/4096")))
          .isInstanceOf(UnsupportedFeatureException.class)
          .hasMessageContaining("which is encrypted");
      assertThat(ext.paths()).doesNotContain("/etc/shadow").contains("/etc", "/forms/4097");
      assertThat(ext.problems())
          .containsExactlyInAnyOrder(
              "Inode %d, which is encrypted, is not read by this version of Exhume; inode %d in directory %d cannot be read"
                  .formatted(
                      ext.number("/forms/4096"), ext.number("/forms/4096"), ext.number("/forms")),
              "names in directory %d are encrypted and not read".formatted(ext.number("/etc")));
    }
  }

  @Test
  void brokenExtendedAttributesCostThemselves() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-default")) {
      long inode = ext.inode("/values/short");
      ext.volume().put32(inode + 0x80 + 32 + 4 + 8, 5000);
      assertThat(Files.readAttributes(ext.read("/values/short"), "xattr:*")).isEmpty();
      assertThat(ext.read("/values/short")).isNotEmptyFile();
      assertThat(ext.problems())
          .anyMatch(problem -> problem.contains("value has 5000 bytes"))
          .anyMatch(problem -> problem.contains("checksum of inode"));
    }
  }

  @Test
  void aBlockOfExtendedAttributesThatIsNoneIsTold() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      long block = ext.record("/values/both").attributeBlock();
      ext.volume().put(block * 1024, 0, 0, 0, 0);
      assertThat(Files.readAttributes(ext.read("/values/both"), "xattr:*")).isEmpty();
      assertThat(ext.problems())
          .containsExactly(
              ("extended attribute block at offset 0x%x: magic is 0x00000000 for 1 blocks,"
                      + " not 0xea020000 for 1; extended attributes of inode %d are lost")
                  .formatted(block * 1024, ext.number("/values/both")));
    }
  }

  @Test
  void aValueInAnInodeWhoseHashIsAnotherOneIsTold() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext4-written")) {
      byte[] value = "value ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
      ext.volume().put(ext.find("value value value value "), 'V');
      value[0] = 'V';
      assertThat(Files.getAttribute(ext.read("/large-value"), "xattr:user.large")).isEqualTo(value);
      assertThat(ext.problems())
          .singleElement()
          .asString()
          .contains("hash of the value is 0x")
          .endsWith("of inode %d may be wrong".formatted(ext.number("/large-value")));
    }
  }

  @Test
  void aBlockOfTheJournalIsNoFiles() throws IOException {
    try (DamagedExt ext = DamagedExt.of("ext3-1k")) {
      long journal = ext.find("\u00C0;9\u0098") / 1024;
      ext.volume().put32(ext.inode("/forms/59") + BLOCK, journal + 5);
      assertFails(ext, "/forms/59", "it leads to block %d, in the journal".formatted(journal + 5));
    }
    try (DamagedExt ext = DamagedExt.of("ext4-default")) {
      long journal = ext.find("\u00C0;9\u0098") / 4096;
      ext.volume().put32(ext.inode("/forms/59") + FIRST_EXTENT + 8, journal + 5);
      assertFails(ext, "/forms/59", "it leads to block %d, in the journal".formatted(journal + 5));
    }
  }
}
