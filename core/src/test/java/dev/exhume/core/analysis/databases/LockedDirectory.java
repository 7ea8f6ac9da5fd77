package dev.exhume.core.analysis.databases;

import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.InodeTree;
import dev.exhume.filesystem.UnixAttributes;
import dev.exhume.filesystem.UnixFileSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A directory on the way to one that may not be looked into, or that one itself.
 *
 * @param name of its only entry; empty for the locked one
 */
public record LockedDirectory(Optional<String> name, Optional<Inode> next) implements Inode {
  private static final int DIRECTORY = 0040700;

  /** A server that has nothing but a locked directory. */
  public static Path server(String path) {
    Inode inode = new LockedDirectory(Optional.empty(), Optional.empty());
    List<String> names = List.of(path.substring(1).split("/"));
    for (int i = names.size() - 1; i >= 0; i--) {
      inode = new LockedDirectory(Optional.of(names.get(i)), Optional.of(inode));
    }
    try {
      return UnixFileSystem.of(new Tree(inode)).getPath("/");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public UnixAttributes attributes() {
    FileTime time = FileTime.fromMillis(0);
    return new UnixAttributes(1, 1, DIRECTORY, 27, 27, 2, 4096, 0, time, time, time);
  }

  @Override
  public List<DirectoryEntry> entries() throws IOException {
    if (name.isEmpty() || next.isEmpty()) {
      throw new AccessDeniedException("");
    }
    return List.of(new DirectoryEntry(name.get(), next.get()));
  }

  @Override
  public String linkTarget() {
    throw new IllegalStateException();
  }

  @Override
  public SeekableByteChannel open() {
    throw new IllegalStateException();
  }

  @Override
  public Map<String, byte[]> extendedAttributes() {
    return Map.of();
  }

  private record Tree(Inode root) implements InodeTree {
    @Override
    public String name() {
      return "locked";
    }

    @Override
    public void close() {}
  }
}
