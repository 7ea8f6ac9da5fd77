package dev.exhume.filesystem;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be done with a path: everything that reads the tree.
 *
 * <p>A tree knows its own names for things, such as a path on this host; an exception that leaves
 * here speaks of the path on the dead server.
 */
final class PathAccess {
  private final UnixPath path;
  private final boolean followLast;

  PathAccess(UnixPath path, OpenOption... options) {
    this.path = path;
    this.followLast = !Arrays.asList(options).contains(LinkOption.NOFOLLOW_LINKS);
  }

  InodeAttributes attributes() throws IOException {
    return reading(inode -> new InodeAttributes(inode.attributes()));
  }

  Map<String, byte[]> extendedAttributes() throws IOException {
    return reading(inode -> new TreeMap<>(inode.extendedAttributes()));
  }

  UnixPath linkTarget() throws IOException {
    return reading(
        inode -> {
          if (inode.type() != FileType.SYMBOLIC_LINK) {
            throw new NotLinkException(path.toString());
          }
          String target = inode.linkTarget();
          if (target.indexOf('\0') >= 0) {
            throw refusal("is a link to a name with a NUL");
          }
          return UnixPath.target(path.getFileSystem(), target);
        });
  }

  SeekableByteChannel open() throws IOException {
    return reading(
        inode -> {
          FileType type = inode.type();
          if (type != FileType.REGULAR) {
            throw refusal("is %s, not a regular file".formatted(type.description()));
          }
          return OpenFile.of(path.getFileSystem(), inode.open());
        });
  }

  DirectoryStream<Path> list(DirectoryStream.Filter<? super Path> filter) throws IOException {
    return reading(
        inode -> {
          if (inode.type() != FileType.DIRECTORY) {
            throw new NotDirectoryException(path.toString());
          }
          return new SortedListing(path, entries(inode), filter);
        });
  }

  private Iterator<DirectoryEntry> entries(Inode directory) throws IOException {
    if (directory instanceof OrderedDirectory ordered) {
      return ordered.entriesInOrder();
    }
    List<DirectoryEntry> entries = directory.entries();
    for (DirectoryEntry entry : entries) {
      requireName(entry.name());
    }
    return SortedListing.sorted(entries);
  }

  /** A name made by a forger could make a path lead somewhere else. */
  private void requireName(String name) throws FileSystemException {
    boolean sane =
        !name.isEmpty()
            && !name.equals(".")
            && !name.equals("..")
            && name.indexOf('/') < 0
            && name.indexOf('\0') < 0;
    if (!sane) {
      throw refusal("holds an entry whose name is none: '%s'".formatted(name));
    }
  }

  UnixPath realPath() throws IOException {
    return UnixPath.of(path.getFileSystem(), location());
  }

  private Location location() throws IOException {
    try {
      return path.getFileSystem().lookup().location(path, followLast);
    } catch (FileSystemException e) {
      throw onThisServer(e);
    }
  }

  private <T> T reading(Question<T> question) throws IOException {
    try {
      return question.ask(path.getFileSystem().lookup().inode(path, followLast));
    } catch (FileSystemException e) {
      throw onThisServer(e);
    }
  }

  private FileSystemException onThisServer(FileSystemException e) {
    String file = path.toString();
    if (file.equals(e.getFile())) {
      return e;
    }
    FileSystemException translated;
    if (e instanceof NoSuchFileException) {
      translated = new NoSuchFileException(file, null, e.getReason());
    } else if (e instanceof AccessDeniedException) {
      translated = new AccessDeniedException(file, null, e.getReason());
    } else if (e instanceof FileSystemLoopException) {
      translated = new FileSystemLoopException(file);
    } else {
      translated = refusal(e.getReason());
    }
    translated.initCause(e);
    return translated;
  }

  FileSystemException refusal(String reason) {
    return new FileSystemException(path.toString(), null, reason);
  }

  /** Something to ask an inode. */
  private interface Question<T> {
    T ask(Inode inode) throws IOException;
  }
}
