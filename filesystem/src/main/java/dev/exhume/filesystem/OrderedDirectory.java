package dev.exhume.filesystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** A directory that need not be read as a whole to list it in order, however much is in it. */
public interface OrderedDirectory extends Inode {
  /**
   * The entries in the order of their names' bytes; all names are such as Linux allows.
   *
   * @return what throws an {@link UncheckedIOException} when it cannot go on
   */
  Iterator<DirectoryEntry> entriesInOrder() throws IOException;
}
