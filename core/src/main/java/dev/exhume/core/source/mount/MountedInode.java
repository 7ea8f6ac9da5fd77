package dev.exhume.core.source.mount;

import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.UnixAttributes;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A directory with something mounted in it or below: all else is as in its own file system. */
final class MountedInode implements Inode {
  private final MountPoint point;
  private final Inode directory;

  MountedInode(MountPoint point, Inode directory) {
    this.point = point;
    this.directory = directory;
  }

  /** The directory alone. */
  Inode directory() {
    return directory;
  }

  @Override
  public UnixAttributes attributes() throws IOException {
    return directory.attributes();
  }

  @Override
  public FileType type() throws IOException {
    return directory.type();
  }

  @Override
  public List<DirectoryEntry> entries() throws IOException {
    if (point.isLast()) {
      return directory.entries();
    }
    List<DirectoryEntry> entries = new ArrayList<>();
    for (DirectoryEntry entry : directory.entries()) {
      entries.add(new DirectoryEntry(entry.name(), mounted(entry.name(), entry.inode())));
    }
    return entries;
  }

  @Override
  public Optional<Inode> child(String name) throws IOException {
    return directory.child(name).map(child -> mounted(name, child));
  }

  private Inode mounted(String name, Inode child) {
    return point
        .find(name)
        .<Inode>map(next -> new MountedInode(next, next.mounted().orElse(child)))
        .orElse(child);
  }

  @Override
  public String linkTarget() throws IOException {
    return directory.linkTarget();
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    return directory.open();
  }

  @Override
  public Map<String, byte[]> extendedAttributes() throws IOException {
    return directory.extendedAttributes();
  }
}
