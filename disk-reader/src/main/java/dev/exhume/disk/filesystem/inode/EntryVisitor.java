package dev.exhume.disk.filesystem.inode;

import dev.exhume.filesystem.FileType;

/** Who wants to know the entries of a directory. */
public interface EntryVisitor {
  /**
   * Takes note of an entry, {@code .} and {@code ..} included.
   *
   * @param type {@link FileType#UNKNOWN} where the directory does not tell
   * @return whether to go on
   */
  boolean entry(String name, long inode, FileType type);
}
