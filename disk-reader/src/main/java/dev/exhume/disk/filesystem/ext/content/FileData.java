package dev.exhume.disk.filesystem.ext.content;

import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.filesystem.block.FileContent;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeFlag;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import dev.exhume.filesystem.ReadOnlyChannel;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Opens the bytes of an inode, wherever they are. */
public final class FileData {
  private FileData() {}

  /**
   * A channel over the bytes.
   *
   * @throws UnsupportedFeatureException for a file that is encrypted or compressed
   */
  public static ReadOnlyChannel open(ExtVolume volume, InodeRecord inode) throws IOException {
    if (inode.has(InodeFlag.ENCRYPTED)) {
      throw new UnsupportedFeatureException(
          "Inode %d, which is encrypted,".formatted(inode.number()));
    }
    if (inode.has(InodeFlag.COMPRESSED) && inode.superblock().features().hasCompression()) {
      throw new UnsupportedFeatureException(
          "Inode %d, which the e2compr patch compressed,".formatted(inode.number()));
    }
    return inode.has(InodeFlag.INLINE_DATA)
        ? new InlineContent(InlineData.of(inode), inode.size())
        : new FileContent(volume, inode, ExtBlockMap.of(volume, inode));
  }

  /** Fills a buffer with the first bytes of an inode. */
  public static void readAll(ExtVolume volume, InodeRecord inode, ByteBuffer target)
      throws IOException {
    try (ReadOnlyChannel bytes = open(volume, inode)) {
      while (target.hasRemaining()) {
        if (bytes.read(target) < 0) {
          throw inode
              .bytes()
              .malformed(0x4, "it ends %d bytes too early".formatted(target.remaining()));
        }
      }
    }
  }
}
