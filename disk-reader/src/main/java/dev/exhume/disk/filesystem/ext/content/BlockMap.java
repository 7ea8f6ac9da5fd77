package dev.exhume.disk.filesystem.ext.content;

import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeFlag;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import java.io.IOException;

/** Where the blocks of a file are. It remembers what it read last: for one thread only. */
public interface BlockMap {
  /** The run that starts with a block of the file, and goes on as far as one look can tell. */
  Run at(long block) throws IOException;

  /** The map of a file, in whichever form it is kept. */
  static BlockMap of(ExtVolume volume, InodeRecord inode) throws IOException {
    return inode.has(InodeFlag.EXTENTS)
        ? new ExtentTree(volume, inode)
        : new IndirectMap(volume, inode);
  }
}
