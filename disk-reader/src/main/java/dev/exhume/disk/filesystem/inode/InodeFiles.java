package dev.exhume.disk.filesystem.inode;

import dev.exhume.filesystem.Inode;

/**
 * The files of a file system that keeps numbered inodes: each directory is read once, and in one
 * place only.
 *
 * @param <R> the inodes as they are stored
 */
public final class InodeFiles<R extends StoredInode> {
  private final InodeStore<R> store;
  private final Directories<R> directories;
  private final DirectoryPlaces<R> places;

  /** Nothing is read yet. */
  public InodeFiles(InodeStore<R> store) {
    this.store = store;
    this.directories = new Directories<>(this);
    this.places = new DirectoryPlaces<>(store);
  }

  /** The root directory. */
  public Inode root() {
    return NumberedInode.root(this);
  }

  InodeStore<R> store() {
    return store;
  }

  Directories<R> directories() {
    return directories;
  }

  DirectoryPlaces<R> places() {
    return places;
  }
}
