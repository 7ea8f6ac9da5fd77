package dev.exhume.disk.filesystem.xfs.content;

import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.filesystem.block.FileContent;
import dev.exhume.disk.filesystem.xfs.layout.InodeRecord;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import java.io.IOException;

/** Opens the bytes of an inode. */
public final class FileData {
  private FileData() {}

  /**
   * A channel over the bytes.
   *
   * @throws UnsupportedFeatureException for a file on the realtime volume
   */
  public static FileContent open(XfsVolume volume, InodeRecord inode) throws IOException {
    if (inode.isRealtime()) {
      throw new UnsupportedFeatureException(
          "Inode %d, which is on the realtime volume,".formatted(inode.number()));
    }
    return new FileContent(volume, inode, ForkMap.of(volume, inode.data()));
  }
}
