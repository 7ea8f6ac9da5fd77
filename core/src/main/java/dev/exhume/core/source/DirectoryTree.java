package dev.exhume.core.source;

import dev.exhume.core.profile.Problem;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.InodeTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

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
  private final HostFiles files;
  private final HostInode root;

  private DirectoryTree(Path directory, HostFiles files) {
    this.directory = directory;
    this.files = files;
    this.root = new HostInode(files, directory);
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
    return new DirectoryTree(real, files);
  }

  @Override
  public String name() {
    return directory.toString();
  }

  @Override
  public Inode root() {
    return root;
  }

  /** Says so if reading may have left traces so far. */
  public List<Problem> problems() {
    if (!files.leavesTraces() || isReadOnly()) {
      return List.of();
    }
    return List.of(
        Problem.of(
            "/",
            "access times may have changed: only its owner or the super-user reads without a"
                + " trace, or a mount that is read-only or noatime"));
  }

  private boolean isReadOnly() {
    try {
      return Files.getFileStore(directory).isReadOnly();
    } catch (IOException notTold) {
      // Then it may be written to, as far as anybody knows.
      return false;
    }
  }

  @Override
  public void close() {
    // Nothing is open between two calls.
  }
}
