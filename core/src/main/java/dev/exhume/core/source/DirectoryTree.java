package dev.exhume.core.source;

import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.InodeTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * A directory of this host, such as a mounted disk, that holds a dead server's root.
 *
 * <p>No link in it is ever followed by the host, so that no file outside of it is read. No access
 * time of a file or directory changes if the JVM lets us reach the kernel ({@link KernelCalls}) and
 * the files are ours or we are the super-user. Reading the target of a symbolic link is an access
 * that the kernel notes whenever the mount lets it: mount evidence read-only, or {@code noatime}.
 */
public final class DirectoryTree implements InodeTree {
  private final Path directory;
  private final HostInode root;

  private DirectoryTree(Path directory, HostInode root) {
    this.directory = directory;
    this.root = root;
  }

  /**
   * Serves a directory, which may be reached by links itself.
   *
   * @throws NotDirectoryException when it is no directory
   */
  public static DirectoryTree open(Path directory) throws IOException {
    return open(directory, HostFiles.of(directory));
  }

  static DirectoryTree open(Path directory, HostFiles files) throws IOException {
    Path real = directory.toRealPath();
    if (!Files.isDirectory(real)) {
      throw new NotDirectoryException(directory.toString());
    }
    return new DirectoryTree(real, new HostInode(files, real));
  }

  @Override
  public String name() {
    return directory.toString();
  }

  @Override
  public Inode root() {
    return root;
  }

  @Override
  public void close() {
    // Nothing is open between two calls.
  }
}
