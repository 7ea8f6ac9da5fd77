package dev.exhume.disk.filesystem.ext;

import dev.exhume.disk.filesystem.ext.directory.DirectoryScan;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import dev.exhume.filesystem.FileType;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Sees to it that each directory has one place in the tree, as Linux does.
 *
 * <p>Else a directory that damage or a forger put into itself, or twice into each of a few dozen
 * others, would make a tree without an end. Its place is where its {@code ..} leads; if that does
 * not know it, the first directory that does.
 */
final class DirectoryPlaces {
  private static final int MAX_FOUNDLINGS = 1 << 16;

  /** What may be read in all to find out whether a directory knows another one. */
  private static final long MAX_SEARCHED_BYTES = 256 << 20;

  private final ExtVolume volume;
  private final Map<Long, Long> foundlings = new HashMap<>();
  private long searched;

  DirectoryPlaces(ExtVolume volume) {
    this.volume = volume;
  }

  /**
   * Whether a directory is to be read where it was found.
   *
   * @param parent the inode that its {@code ..} names, 0 if none could be read
   */
  synchronized boolean isPlace(ExtInode directory, long parent) throws IOException {
    if (directory.isRoot()) {
      return true;
    }
    boolean isPlace =
        directory.isFirstName() && isPlace(directory.number(), directory.foundIn(), parent);
    if (!isPlace) {
      volume.tell(
          volume.inode(directory.number()).bytes().position(),
          "directory %d has another name than the one in directory %d, where it is not read"
              .formatted(directory.number(), directory.foundIn()));
    }
    return isPlace;
  }

  private boolean isPlace(long directory, long foundIn, long parent) {
    if (directory == ExtTree.ROOT) {
      return false;
    }
    Long place = foundlings.get(directory);
    if (place != null) {
      return place == foundIn;
    }
    if (parent == foundIn) {
      return true;
    }
    if (foundlings.size() >= MAX_FOUNDLINGS || knows(parent, directory)) {
      return false;
    }
    foundlings.put(directory, foundIn);
    volume.tell(
        0,
        "directory %d says it is in directory %d, but only directory %d has a name for it"
            .formatted(directory, parent, foundIn));
    return true;
  }

  private boolean knows(long parent, long directory) {
    boolean[] found = {false};
    try {
      InodeRecord record = volume.inode(parent);
      if (record.type() != FileType.DIRECTORY) {
        return false;
      }
      searched += record.size();
      if (searched > MAX_SEARCHED_BYTES) {
        return true;
      }
      DirectoryScan.of(
          volume,
          record,
          (name, inode, type) -> {
            found[0] = inode == directory && !name.equals(".") && !name.equals("..");
            return !found[0];
          });
    } catch (IOException unreadable) {
      // A parent that cannot be read leads nobody to the directory.
      return false;
    }
    return found[0];
  }
}
