package dev.exhume.disk.filesystem.inode;

import dev.exhume.filesystem.UnixAttributes;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;

/**
 * A file system's own way to keep inodes, and what they are about.
 *
 * @param <R> the inodes as they are stored
 */
public interface InodeStore<R extends StoredInode> {
  /** The number of the root directory. */
  long root();

  /** The inode of a number. */
  R inode(long number) throws IOException;

  /** Shows a visitor all entries of a directory, or as many as it wants. */
  void scan(R directory, EntryVisitor visitor) throws IOException;

  UnixAttributes attributes(R inode) throws IOException;

  String linkTarget(R link) throws IOException;

  SeekableByteChannel open(R file) throws IOException;

  Map<String, byte[]> extendedAttributes(R inode) throws IOException;

  /** Notes something about a place. */
  void tell(long offset, String message);

  /**
   * Notes a fault, and what it costs.
   *
   * @param offset where what cannot be read lies, if the fault does not say so itself
   */
  void tell(IOException fault, long offset, String cost);
}
