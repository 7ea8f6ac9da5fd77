package dev.exhume.disk.filesystem.xfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damage of a tree of extents or of attributes costs what is below it, and the tree ends. */
@Timeout(60)
class DamagedTreesTest {
  private static final String FILE = "/extents/many";
  private static final int BLOCK = 1024;
  private static final int HEADER = 72;

  /** Where the first child of the root of the tree of a file lies. */
  private static long child(DamagedXfs xfs, String path) throws IOException {
    XfsVolume volume = xfs.soundVolume();
    return volume.geometry().position(number(xfs, path));
  }

  private static long number(DamagedXfs xfs, String path) throws IOException {
    Bytes root = xfs.record(path).data().bytes();
    return root.s64(4 + (root.size() - 4) / 16 * 8);
  }

  private static void assertFails(DamagedXfs xfs, String message) throws IOException {
    assertThatThrownBy(() -> Files.readAllBytes(xfs.read(FILE)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aNodeThatLeadsToItselfEnds() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      long node = child(xfs, FILE);
      long root = xfs.data(FILE);
      xfs.put16(root, 8).sealInode(FILE);
      xfs.put16(node + 4, 7).put16(node + 6, 1);
      xfs.put64(node + HEADER, 0);
      xfs.put64(node + HEADER + 8L * ((BLOCK - HEADER) / 16), number(xfs, FILE));
      xfs.seal(node, BLOCK, 64);
      assertFails(xfs, "level is 7 below a node of level 7");
    }
  }

  @Test
  void aLevelThatNoTreeHasIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      xfs.put16(xfs.data(FILE), 500).sealInode(FILE);
      assertFails(xfs, "level is 500, not 1 to 8");
    }
  }

  @Test
  void aNodeOfAnotherFileIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      long node = child(xfs, FILE);
      xfs.put64(node + 56, 4711).seal(node, BLOCK, 64);
      assertFails(xfs, "it is a block of inode 4711, not " + xfs.number(FILE));
    }
  }

  @Test
  void aNodeFromAnotherPlaceIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      long node = child(xfs, FILE);
      xfs.put64(node + 24, 4711).seal(node, BLOCK, 64);
      assertFails(xfs, "it says that it lies at 0x%x".formatted(4711 * 512));
    }
  }

  @Test
  void aNodeOfAnotherFileSystemIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      long node = child(xfs, FILE);
      xfs.put64(node + 40, 4711).seal(node, BLOCK, 64);
      assertFails(xfs, "it is a block of another file system");
    }
  }

  @Test
  void aWrongChecksumOfANodeIsTold() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      xfs.put64(child(xfs, FILE) + 8, 4711);
      assertThat(Files.readAllBytes(xfs.read(FILE))).startsWith('0');
      assertThat(xfs.problems())
          .singleElement()
          .asString()
          .startsWith("extent node at offset 0x")
          .contains("checksum is 0x");
    }
  }

  @Test
  void extentsOutsideTheirPartOfTheFileAreNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      XfsVolume volume = xfs.soundVolume();
      int firstChild = HEADER + 8 * ((BLOCK - HEADER) / 16);
      Bytes node = volume.block("extent node", number(xfs, FILE), xfs.record(FILE).bytes(), 0);
      long leaf = volume.geometry().position(node.s64(firstChild));
      long block = xfs.block("/forms/1", 0) / BLOCK;
      xfs.putExtent(leaf + HEADER, 5_000_000, block, 1).seal(leaf, BLOCK, 64);
      assertFails(xfs, "extent is about 1 blocks from 5000000 of the file");
    }
  }

  private static Map<String, Object> attributes(DamagedXfs xfs, String path) throws IOException {
    return Files.readAttributes(xfs.read(path), "xattr:*");
  }

  @Test
  void aHashTreeThatLeadsToItselfEnds() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      long node = xfs.attributeBlock("/attributes/node", 0);
      xfs.put32(node + 64 + 4, 0).seal(node, BLOCK, 12);
      assertThat(attributes(xfs, "/attributes/node")).hasSizeBetween(20, 110);
      assertThat(xfs.problems())
          .singleElement()
          .asString()
          .contains("block 0 of the hash tree occurs twice")
          .endsWith(
              "some extended attributes of inode %d are lost"
                  .formatted(xfs.number("/attributes/node")));
    }
  }

  @Test
  void aLeafOfAnotherFileCostsItsAttributes() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      long leaf = xfs.attributeBlock("/attributes/leaf", 0);
      xfs.put64(leaf + 48, 4711).seal(leaf, BLOCK, 12);
      assertThat(attributes(xfs, "/attributes/leaf")).isEmpty();
      assertThat(xfs.read("/attributes/leaf")).hasContent("x");
      assertThat(xfs.problems()).singleElement().asString().contains("it is a block of inode 4711");
    }
  }

  @Test
  void aNameOutsideItsLeafCostsOneAttribute() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      long leaf = xfs.attributeBlock("/attributes/remote", 0);
      xfs.put16(leaf + 32 + 4, 511);
      assertThat(attributes(xfs, "/attributes/remote")).isEmpty();
      assertThat(xfs.problems())
          .singleElement()
          .asString()
          .endsWith(
              "an extended attribute of inode %d is lost"
                  .formatted(xfs.number("/attributes/remote")));
    }
  }

  @Test
  void aValueThatIsTooLongIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      long leaf = xfs.attributeBlock("/attributes/remote", 0);
      byte[] bytes = xfs.volume().bytes();
      int name = (bytes[(int) leaf + 36] & 0xFF) << 8 | (bytes[(int) leaf + 37] & 0xFF);
      xfs.put32(leaf + name + 4, 0x7FFF_FFFF);
      assertThat(attributes(xfs, "/attributes/remote")).isEmpty();
      assertThat(xfs.problems())
          .singleElement()
          .asString()
          .contains("value has 2147483647 bytes, not 65536");
    }
  }

  @Test
  void aBlockOfAnotherValueIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v5-1k")) {
      long block = xfs.attributeBlock("/attributes/remote", 2);
      xfs.put64(block + 32, 4711).seal(block, BLOCK, 12);
      assertThat(attributes(xfs, "/attributes/remote")).isEmpty();
      assertThat(xfs.problems())
          .singleElement()
          .asString()
          .contains("it is a block of inode 4711")
          .contains("extended attribute 'user.remote-0'");
    }
  }

  @Test
  void attributesOutsideTheirInodeAreNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      long fork = xfs.record("/values/short").attributes().bytes().position();
      xfs.volume().put(fork + 5, 0xFF);
      assertThat(attributes(xfs, "/values/short")).isEmpty();
      assertThat(xfs.read("/values/short")).isNotEmptyFile();
      assertThat(xfs.problems())
          .singleElement()
          .asString()
          .contains("extended attributes of inode");
    }
  }

  @Test
  void whatWasBeingWrittenIsNotShown() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of("v4-512")) {
      long leaf = xfs.attributeBlock("/attributes/remote", 0);
      xfs.volume().put(leaf + 32 + 6, 0x80);
      assertThat(attributes(xfs, "/attributes/remote")).isEmpty();
      assertThat(xfs.problems()).isEmpty();
    }
  }
}
