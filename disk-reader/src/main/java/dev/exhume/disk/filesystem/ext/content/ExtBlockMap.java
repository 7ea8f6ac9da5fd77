package dev.exhume.disk.filesystem.ext.content;

import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeFlag;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import java.io.IOException;

/** Opens the map of a file, in whichever form it is kept. */
public final class ExtBlockMap {
  private ExtBlockMap() {}

  /** The map of a file. */
  public static BlockMap of(ExtVolume volume, InodeRecord inode) throws IOException {
    return inode.has(InodeFlag.EXTENTS)
        ? new ExtentTree(volume, inode)
        : new IndirectMap(volume, inode);
  }
}
