package dev.exhume.core.source.mount;

import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.InodeTree;
import java.io.IOException;
import java.util.Optional;

/**
 * A root file system with others mounted in it: what lies below a mount point is hidden, as on the
 * server.
 *
 * <p>All is mounted before the files are read by several threads.
 */
public final class MountedTree implements InodeTree {
  private final String name;
  private final Inode root;
  private final MountPoint point = new MountPoint();

  /**
   * Starts with nothing but a root, whose tree stays open when this one is closed.
   *
   * @param name what the tree is read from, for messages
   */
  public MountedTree(String name, InodeTree root) throws IOException {
    this.name = name;
    this.root = root.root();
  }

  /**
   * Mounts a directory.
   *
   * @param place an absolute path without links and dots, as {@code toRealPath} gives it
   * @param directory the root of a file system, or a directory that is to appear in two places
   * @return whether there is a directory to mount it on
   */
  public boolean mount(String place, Inode directory) throws IOException {
    Inode below = root();
    MountPoint last = point;
    for (String step : place.split("/", -1)) {
      if (!step.isEmpty()) {
        Optional<Inode> child = below.child(step);
        if (child.isEmpty() || child.get().type() != FileType.DIRECTORY) {
          return false;
        }
        below = child.get();
        last = last.step(step);
      }
    }
    last.mount(directory);
    return true;
  }

  /**
   * A directory as its own file system has it, without what is mounted below.
   *
   * @param place as for {@link #mount}
   */
  public Optional<Inode> directory(String place) throws IOException {
    Inode found = root();
    for (String step : place.split("/", -1)) {
      if (!step.isEmpty()) {
        Optional<Inode> child = found.child(step);
        if (child.isEmpty() || child.get().type() != FileType.DIRECTORY) {
          return Optional.empty();
        }
        found = child.get();
      }
    }
    return Optional.of(found instanceof MountedInode mounted ? mounted.directory() : found);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Inode root() {
    return new MountedInode(point, root);
  }

  /** Does nothing: each file system belongs to whoever opened it. */
  @Override
  public void close() {}
}
