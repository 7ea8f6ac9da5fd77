package dev.exhume.disk.filesystem.xfs;

import dev.exhume.disk.filesystem.xfs.layout.XfsSuperblock;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import dev.exhume.filesystem.FileType;
import java.io.IOException;
import java.util.Optional;

/** Finds the root directory, which some copies of the superblock do not know. */
final class RootDirectory {
  private static final int MAX_COPIES = 64;

  private RootDirectory() {}

  /** The inode of the root; that of the superblock, if no copy knows a better one. */
  static long find(XfsVolume volume) throws IOException {
    long root = volume.superblock().rootInode();
    if (isDirectory(volume, root)) {
      return root;
    }
    for (int ag = 1; ag < Math.min(MAX_COPIES, volume.geometry().agCount()); ag++) {
      Optional<XfsSuperblock> copy = volume.superblockOf(ag);
      if (copy.isPresent() && isDirectory(volume, copy.get().rootInode())) {
        long better = copy.get().rootInode();
        volume.tell(
            volume.superblock().bytes().position(),
            "inode %d is no root directory; the copy at 0x%x says it is inode %d"
                .formatted(root, copy.get().bytes().position(), better));
        return better;
      }
    }
    return root;
  }

  private static boolean isDirectory(XfsVolume volume, long number) {
    try {
      return volume.inode(number).type() == FileType.DIRECTORY;
    } catch (IOException unreadable) {
      // Told when it is read, unless a copy of the superblock knows another one.
      return false;
    }
  }
}
