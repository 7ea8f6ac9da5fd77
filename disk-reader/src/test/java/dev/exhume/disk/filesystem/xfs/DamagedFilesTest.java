package dev.exhume.disk.filesystem.xfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.filesystem.xfs.layout.XfsGeometry;
import dev.exhume.filesystem.SparseChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damage of a file costs that file, or the blocks that it hit, and is told. */
@Timeout(60)
class DamagedFilesTest {
  private static final String NEW = "v5-1k";
  private static final String OLD = "v4-512";
  private static final int BLOCK = 1024;

  @Test
  void anInodeOfNoTypeCostsItsFile() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(OLD)) {
      xfs.put16(xfs.inode("/forms/1") + 2, 0x51A4);
      assertFails(xfs, "/forms/1", "mode of inode %d is 050644".formatted(xfs.number("/forms/1")));
      assertThat(xfs.read("/forms/59")).hasSize(59);
    }
  }

  @Test
  void aDeletedInodeIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(OLD)) {
      xfs.put32(xfs.inode("/forms/1") + 16, 0);
      assertFails(xfs, "/forms/1", "it was deleted");
    }
  }

  @Test
  void whatIsNoInodeIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(OLD)) {
      xfs.put16(xfs.inode("/forms/1"), 0);
      assertFails(xfs, "/forms/1", "is 0x0000, not 0x494e");
    }
  }

  /** The read fails with structure and offset, and the same is told. */
  private static void assertFails(DamagedXfs xfs, String path, String message) throws IOException {
    Path file = xfs.read(path);
    assertThatThrownBy(() -> Files.readAllBytes(file))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageMatching(".* at offset 0x[0-9a-f]+: .*")
        .hasMessageContaining(message);
    assertThat(xfs.problems())
        .anyMatch(problem -> problem.contains(message) && problem.contains("cannot be read"));
  }

  @Test
  void anotherInodeInTheSamePlaceIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(NEW)) {
      xfs.copy(xfs.inode("/etc/shadow"), xfs.inode("/forms/1"), 512);
      assertFails(
          xfs,
          "/forms/1",
          "it is inode %d, not %d".formatted(xfs.number("/etc/shadow"), xfs.number("/forms/1")));
    }
  }

  @Test
  void anInodeOfAnotherFileSystemIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(NEW)) {
      xfs.volume().put(xfs.inode("/forms/1") + 160, 0xEE);
      xfs.sealInode("/forms/1");
      assertFails(xfs, "/forms/1", "is one of another file system");
    }
  }

  @Test
  void anInodeOfAnotherVersionIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(NEW)) {
      xfs.volume().put(xfs.inode("/forms/1") + 4, 2);
      assertFails(xfs, "/forms/1", "is 2, not 3");
    }
  }

  @Test
  void aWrongChecksumOfAnInodeIsTold() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(NEW)) {
      xfs.put32(xfs.inode("/forms/59") + 8, 0x77);
      assertThat(xfs.read("/forms/59")).hasSize(59);
      assertThat(Files.getAttribute(xfs.read("/forms/59"), "unix:uid")).isEqualTo(0x77);
      assertThat(xfs.problems())
          .singleElement()
          .asString()
          .startsWith(
              "inode at offset 0x%x: checksum is 0x".formatted(xfs.inode("/forms/59") + 100))
          .endsWith("what inode %d says may be wrong".formatted(xfs.number("/forms/59")));
    }
  }

  @Test
  void anExtentThatLeadsToNoFilesBlocksIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(NEW)) {
      XfsGeometry geometry = xfs.soundVolume().geometry();
      long[] blocks = {1, geometry.logStart() + 5, 18_432, 1L << 45};
      String[] faults = {
        "it leads to block 1, in the headers of allocation group 0",
        ", in the log",
        ", outside the file system of 36864 blocks in 2 groups of 18432",
        ", outside the file system of 36864 blocks in 2 groups of 18432"
      };
      for (int i = 0; i < blocks.length; i++) {
        try (DamagedXfs again = DamagedXfs.of(NEW)) {
          again.putExtent(again.data("/forms/1"), 0, blocks[i], 1).sealInode("/forms/1");
          assertFails(again, "/forms/1", faults[i]);
          assertThat(again.read("/forms/4097")).hasSize(4097);
        }
      }
    }
  }

  @Test
  void extentsOutOfOrderAreNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(OLD)) {
      xfs.putExtent(xfs.data("/forms/holes") + 16, 0, 20_000, 1);
      assertFails(xfs, "/forms/holes", "extent is about 1 blocks from 0 of the file");
    }
  }

  @Test
  void moreExtentsThanAForkHoldsAreNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(OLD)) {
      xfs.put32(xfs.inode("/forms/holes") + 76, 0x7FFF_FFFF);
      assertFails(xfs, "/forms/holes", "2147483647 extents, where 9 fit");
    }
  }

  @Test
  void aForkOutsideItsInodeIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(OLD)) {
      xfs.volume().put(xfs.inode("/forms/holes") + 82, 0xFF);
      assertFails(xfs, "/forms/holes", "starts at 2040 of 156 bytes");
    }
  }

  @Test
  void aFileInAFormThatNoFileHasIsNotRead() throws IOException {
    for (int format : new int[] {0, 1, 4}) {
      try (DamagedXfs xfs = DamagedXfs.of(OLD)) {
        xfs.volume().put(xfs.inode("/forms/holes") + 5, format);
        assertFails(xfs, "/forms/holes", "format is %d, not 2 or 3".formatted(format));
      }
    }
  }

  @Test
  void aBadSectorCostsItsBlock() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(NEW)) {
      xfs.volume().bad(xfs.block("/forms/4097", 1), 512);
      try (SeekableByteChannel file = Files.newByteChannel(xfs.read("/forms/4097"))) {
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        assertThat(file.read(buffer)).isEqualTo(BLOCK);
        assertThatThrownBy(() -> file.read(buffer)).hasMessage("bad sector");
        assertThat(file.position(2 * BLOCK).read(buffer)).isEqualTo(4097 - 2 * BLOCK);
      }
    }
  }

  @Test
  void aFileOnTheRealtimeVolumeIsRefused() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(OLD)) {
      xfs.volume().put(xfs.inode("/forms/4096") + 91, 1);
      assertThatThrownBy(() -> Files.readAllBytes(xfs.read("/forms/4096")))
          .isInstanceOf(UnsupportedFeatureException.class)
          .hasMessageContaining("which is on the realtime volume");
    }
  }

  @Test
  void aFileOfEveryBytesThatANumberCountsEnds() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(NEW)) {
      xfs.put64(xfs.inode("/forms/1") + 56, Long.MAX_VALUE).sealInode("/forms/1");
      try (SeekableByteChannel file = Files.newByteChannel(xfs.read("/forms/1"))) {
        SparseChannel sparse = (SparseChannel) file;
        assertThat(sparse.nextHole(0)).isEqualTo(BLOCK);
        assertThat(sparse.nextData(BLOCK)).isEqualTo(Long.MAX_VALUE);
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        assertThat(file.position(Long.MAX_VALUE - 5000).read(buffer)).isEqualTo(5000);
      }
    }
  }

  @Test
  void aFileOfLessThanNoBytesIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(OLD)) {
      xfs.put64(xfs.inode("/forms/1") + 56, -1);
      assertFails(xfs, "/forms/1", "size is 0xffffffffffffffff bytes");
    }
  }

  @Test
  void aTargetThatIsTooLongIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(OLD)) {
      xfs.put64(xfs.inode("/targets/1023") + 56, 1 << 20);
      Path link = xfs.read("/targets/1023");
      assertThatThrownBy(() -> Files.readSymbolicLink(link))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("link has 1048576 bytes");
    }
  }

  @Test
  void aTargetOfAnotherLinkIsNotRead() throws IOException {
    try (DamagedXfs xfs = DamagedXfs.of(NEW)) {
      long own = xfs.block("/targets/400", 0);
      xfs.copy(xfs.block("/targets/967", 0), own, BLOCK);
      xfs.copy(own, own, 12);
      Path link = xfs.read("/targets/400");
      assertThatThrownBy(() -> Files.readSymbolicLink(link))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("it is a block of inode " + xfs.number("/targets/967"));
    }
  }
}
