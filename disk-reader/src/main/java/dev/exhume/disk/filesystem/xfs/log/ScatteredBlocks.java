package dev.exhume.disk.filesystem.xfs.log;

import dev.exhume.binary.Bytes;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.xfs.content.ForkMap;
import dev.exhume.disk.filesystem.xfs.layout.InodeRecord;
import dev.exhume.disk.filesystem.xfs.layout.XfsSuperblock;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import dev.exhume.disk.filesystem.xfs.log.volume.ChangedVolume;
import dev.exhume.disk.filesystem.xfs.log.volume.MetadataStamp;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Blocks of directories that are larger than those of the file system, and do not lie in one piece:
 * each piece is logged on its own, and the checksum is about all of them.
 */
final class ScatteredBlocks {
  private static final int TYPE = 0xF000;
  private static final int DIRECTORY = 0x4000;

  /** Looks into the map of a directory; a volume that asks for more is damaged. */
  private static final int MAX_LOOKS = 1 << 20;

  private final ChangedVolume volume;
  private final XfsVolume files;
  private final int blockSize;
  private final int size;
  private final Map<Long, Map<Long, long[]>> known = new HashMap<>();
  private int looks;

  ScatteredBlocks(XfsSuperblock superblock, ChangedVolume volume) throws IOException {
    this.volume = volume;
    // Whatever is wrong with inodes is told when they are read for someone.
    this.files = new XfsVolume(volume, "", new DiskProblems(), superblock);
    this.blockSize = superblock.geometry().blockSize();
    this.size = superblock.geometry().directoryBlockSize();
  }

  /** Stamps a block if this is its first piece, and not all of it. */
  boolean isStamped(Bytes piece, MetadataStamp stamp, long number) throws IOException {
    if (stamp.owner() == 0 || piece.size() >= size) {
      return false;
    }
    long[] pieces = scattered(piece.s64(stamp.owner())).get(piece.position());
    if (pieces == null) {
      return false;
    }
    byte[] block = new byte[size];
    for (int i = 0; i < pieces.length; i++) {
      Bytes part = volume.read("directory block", pieces[i], blockSize);
      part.buffer(0, blockSize).get(block, i * blockSize, blockSize);
    }
    stamp.put(block, number);
    byte[] first = new byte[blockSize];
    System.arraycopy(block, 0, first, 0, blockSize);
    volume.write(pieces[0], first);
    return true;
  }

  /** Where all pieces of a directory's blocks lie, by the first one. */
  private Map<Long, long[]> scattered(long directory) {
    Map<Long, long[]> found = known.get(directory);
    if (found == null) {
      found = new HashMap<>();
      known.put(directory, found);
      try {
        find(directory, found);
      } catch (IOException e) {
        // Of a directory that cannot be read, no block is to be had.
        return found;
      }
    }
    return found;
  }

  private void find(long directory, Map<Long, long[]> found) throws IOException {
    if (!files.isFile(directory)) {
      return;
    }
    InodeRecord inode = files.inode(directory);
    if ((inode.mode() & TYPE) != DIRECTORY) {
      return;
    }
    BlockMap map = ForkMap.of(files, inode.data());
    int count = size / blockSize;
    long next = 0;
    while (next < ForkMap.MAX_BLOCKS && looks < MAX_LOOKS) {
      looks++;
      Run run = map.at(next);
      long whole = run.count() / count * count;
      if (run.isHole() || whole > 0) {
        next = run.isHole() ? (run.end() + count - 1) / count * count : next + whole;
      } else {
        put(map, next, found);
        next += count;
      }
    }
  }

  /** Puts the pieces of one block, unless one of them is a hole. */
  private void put(BlockMap map, long block, Map<Long, long[]> found) throws IOException {
    long[] pieces = new long[size / blockSize];
    for (int i = 0; i < pieces.length; i++) {
      looks++;
      Run run = map.at(block + i);
      if (run.isHole()) {
        return;
      }
      pieces[i] = run.physical() * blockSize;
    }
    found.put(pieces[0], pieces);
  }
}
