package dev.exhume.filesystem;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * A dead server's files as a read-only {@code java.nio.file} file system, whose {@code /} is the
 * server's own.
 *
 * <ul>
 *   <li>Links resolve inside the tree, whatever they say; no path leads out of it.
 *   <li>Whatever would change something throws {@link java.nio.file.ReadOnlyFileSystemException}.
 *   <li>Attributes are served as "basic", "owner", "posix", "unix" and "xattr" ({@link
 *       ExtendedAttributeView}), with the names and types that the JDK uses on Linux; {@code
 *       fileKey()} is the same for all names of one file.
 *   <li>Listings come in the order of the names' bytes.
 *   <li>Only regular files can be opened: never a FIFO, a socket or a device.
 * </ul>
 *
 * <p>Closing the file system closes the tree and everything that was opened in it.
 */
public final class UnixFileSystem extends FileSystem {
  private final InodeTree tree;
  private final PathLookup lookup;
  private final Set<Closeable> opened = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  private UnixFileSystem(InodeTree tree, Inode root) {
    this.tree = tree;
    this.lookup = new PathLookup(root);
  }

  /** Serves a tree, which the file system closes when it is closed. */
  public static UnixFileSystem of(InodeTree tree) throws IOException {
    return new UnixFileSystem(tree, tree.root());
  }

  /** What the files are read from: a directory, an image, an archive. */
  String name() {
    return tree.name();
  }

  PathLookup lookup() {
    if (closed.get()) {
      throw new ClosedFileSystemException();
    }
    return lookup;
  }

  /** Keeps a channel or listing until it is closed, or else closes it with the file system. */
  void opened(Closeable resource) {
    opened.add(resource);
  }

  void released(Closeable resource) {
    opened.remove(resource);
  }

  @Override
  public FileSystemProvider provider() {
    return UnixFileSystemProvider.INSTANCE;
  }

  @Override
  public void close() throws IOException {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      for (Closeable resource : new ArrayList<>(opened)) {
        resource.close();
      }
    } finally {
      tree.close();
    }
  }

  @Override
  public boolean isOpen() {
    return !closed.get();
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(getPath("/"));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of(new TreeStore(tree.name()));
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return AttributeNames.VIEWS;
  }

  @Override
  public Path getPath(String first, String... more) {
    StringBuilder joined = new StringBuilder(first);
    for (String next : more) {
      if (!next.isEmpty()) {
        if (joined.length() > 0) {
          joined.append('/');
        }
        joined.append(next);
      }
    }
    return UnixPath.parse(this, joined.toString());
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    int colon = syntaxAndPattern.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("no syntax before a colon in " + syntaxAndPattern);
    }
    String syntax = syntaxAndPattern.substring(0, colon);
    String rest = syntaxAndPattern.substring(colon + 1);
    Pattern pattern;
    if (syntax.equalsIgnoreCase("glob")) {
      pattern = Glob.compile(rest);
    } else if (syntax.equalsIgnoreCase("regex")) {
      pattern = Pattern.compile(rest);
    } else {
      throw new UnsupportedOperationException("pattern syntax " + syntax);
    }
    return path -> pattern.matcher(path.toString()).matches();
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("who has which number is in the server's /etc/passwd");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("nothing changes on a dead server");
  }
}
