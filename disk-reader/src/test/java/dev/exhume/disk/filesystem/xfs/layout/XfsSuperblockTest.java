package dev.exhume.disk.filesystem.xfs.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.SharedDisks;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XfsSuperblockTest {
  @TempDir Path directory;

  /** What {@code xfs_db -c 'sb 0' -c print} says. */
  @ParameterizedTest
  @CsvSource({
    "made/xfs-v5-default.img.gz, 5, 4096, 512, 4096, 128",
    "made/xfs-v5-dir8k.img.gz, 5, 4096, 1024, 8192, 64",
    "made/volumes/vol-xfsv4.img.gz, 4, 4096, 256, 4096, 128"
  })
  void sizesAreThoseThatXfsDbSays(
      String name, int version, int blockSize, int inodeSize, int directoryBlockSize, long root)
      throws IOException {
    try (ByteSource volume = ByteSource.open(SharedDisks.unpack(name, directory))) {
      XfsSuperblock superblock = XfsSuperblock.read(volume);
      XfsGeometry geometry = superblock.geometry();
      assertThat(superblock.version()).isEqualTo(version);
      assertThat(superblock.doubt()).isEmpty();
      assertThat(geometry.blockSize()).isEqualTo(blockSize);
      assertThat(geometry.inodeSize()).isEqualTo(inodeSize);
      assertThat(geometry.directoryBlockSize()).isEqualTo(directoryBlockSize);
      assertThat(superblock.rootInode()).isEqualTo(root);
      assertThat(geometry.isInode(root)).isTrue();
    }
  }

  @Test
  void whatIsNoSuperblockIsRefused() {
    assertThatThrownBy(() -> XfsSuperblock.read(new MemoryVolume(new byte[1024])))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("XFS superblock at offset 0x0: magic is 0x00000000, not 0x58465342");
  }
}
