package dev.exhume.filesystem;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file system as a tree of inodes: all that a new format has to implement.
 *
 * <p>Trees are read-only and safe for use by several threads. Chroot semantics, links, paths and
 * the rest of {@code java.nio.file} are the business of {@link UnixFileSystem}.
 */
public interface InodeTree extends Closeable {
  /** What the tree is read from, for messages: a directory, an image, an archive. */
  String name();

  /** The directory that the dead server knew as {@code /}. */
  Inode root() throws IOException;
}
