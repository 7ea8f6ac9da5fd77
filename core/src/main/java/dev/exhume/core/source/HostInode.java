package dev.exhume.core.source;

import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.UnixAttributes;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of this host that belongs to a dead server; what it is, is asked once. */
final class HostInode implements Inode {
  /** By name: all of them would make the host look up what its users are called. */
  private static final String WANTED =
      "unix:dev,ino,mode,uid,gid,nlink,size,rdev,lastAccessTime,lastModifiedTime,ctime";

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
      known = read(Files.readAttributes(path, WANTED, LinkOption.NOFOLLOW_LINKS));
      attributes = known;
    }
    return known;
  }

  private static UnixAttributes read(Map<String, Object> host) {
    return new UnixAttributes(
        number(host, "dev").longValue(),
        number(host, "ino").longValue(),
        number(host, "mode").intValue(),
        number(host, "uid").intValue(),
        number(host, "gid").intValue(),
        number(host, "nlink").intValue(),
        number(host, "size").longValue(),
        number(host, "rdev").longValue(),
        time(host, "lastAccessTime"),
        time(host, "lastModifiedTime"),
        time(host, "ctime"));
  }

  private static Number number(Map<String, Object> host, String name) {
    return host.get(name) instanceof Number number ? number : 0;
  }

  private static FileTime time(Map<String, Object> host, String name) {
    return host.get(name) instanceof FileTime time ? time : FileTime.fromMillis(0);
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
