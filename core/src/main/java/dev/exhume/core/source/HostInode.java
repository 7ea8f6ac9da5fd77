package dev.exhume.core.source;

import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.UnixAttributes;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of this host that belongs to a dead server; what it is, is asked once. */
final class HostInode implements Inode {
  private final HostFiles files;
  private final Path path;
  private volatile @Nullable UnixAttributes attributes;

  HostInode(HostFiles files, Path path) {
    this.files = files;
    this.path = path;
  }

  @Override
  public UnixAttributes attributes() throws IOException {
    UnixAttributes known = attributes;
    if (known == null) {
      known = HostAttributes.of(path);
      attributes = known;
    }
    return known;
  }

  @Override
  public List<DirectoryEntry> entries() throws IOException {
    return files.names(path).stream().map(name -> new DirectoryEntry(name, below(name))).toList();
  }

  private HostInode below(String name) {
    return new HostInode(files, HostNames.resolve(path, name));
  }

  @Override
  public Optional<Inode> child(String name) throws IOException {
    HostInode child = below(name);
    try {
      child.attributes();
      return Optional.of(child);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  @Override
  public String linkTarget() throws IOException {
    return files.linkTarget(path);
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    return files.open(path);
  }

  @Override
  public Map<String, byte[]> extendedAttributes() throws IOException {
    FileType type = attributes().type();
    // To ask any other type of file would mean to open a device or to follow a link.
    return type == FileType.REGULAR || type == FileType.DIRECTORY
        ? files.extendedAttributes(path)
        : Map.of();
  }
}
