package dev.exhume.disk.filesystem.ext.layout;

import java.util.Arrays;

/** The blocks of the journal: no other inode may lead there. */
public final class BlockZone {
  /** Of a file system that has no journal in itself. */
  public static final BlockZone NONE = new BlockZone(0, new long[0], new long[0]);

  private final long inode;
  private final long[] starts;
  private final long[] ends;

  /**
   * @param inode whose blocks they are
   * @param starts of runs of blocks, in their order on the volume
   * @param ends the block behind each run
   */
  public BlockZone(long inode, long[] starts, long[] ends) {
    this.inode = inode;
    this.starts = starts.clone();
    this.ends = ends.clone();
  }

  /** Whether an inode leads to blocks that are not its own. */
  boolean isForeign(long reader, long first, long count) {
    if (reader == inode) {
      return false;
    }
    int found = Arrays.binarySearch(starts, first + count - 1);
    int last = found >= 0 ? found : -found - 2;
    return last >= 0 && ends[last] > first;
  }
}
