package dev.exhume.filesystem;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers the calls of {@link java.nio.file.Files} for all Unix file systems: reading is left to
 * {@link PathAccess}, everything else refused.
 */
final class UnixFileSystemProvider extends FileSystemProvider {
  static final UnixFileSystemProvider INSTANCE = new UnixFileSystemProvider();

  private static final int ANYBODY_EXECUTES = 0111;

  private UnixFileSystemProvider() {}

  @Override
  public String getScheme() {
    return "exhume";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException("a dead server is not opened by a URI");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new FileSystemNotFoundException(uri.toString());
  }

  @Override
  public Path getPath(URI uri) {
    throw new FileSystemNotFoundException(uri.toString());
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    for (OpenOption option : options) {
      if (option == StandardOpenOption.WRITE
          || option == StandardOpenOption.APPEND
          || option == StandardOpenOption.DELETE_ON_CLOSE) {
        throw new ReadOnlyFileSystemException();
      }
      if (!(option instanceof StandardOpenOption) && option != LinkOption.NOFOLLOW_LINKS) {
        throw new UnsupportedOperationException("open option " + option);
      }
    }
    return new PathAccess(own(path), options.toArray(OpenOption[]::new)).open();
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return new PathAccess(own(directory)).list(filter);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return new PathAccess(own(link), LinkOption.NOFOLLOW_LINKS).linkTarget();
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    int mode = new PathAccess(own(path)).attributes().unix().mode();
    List<AccessMode> wanted = Arrays.asList(modes);
    if (wanted.contains(AccessMode.WRITE)) {
      throw new AccessDeniedException(path.toString(), null, "a dead server is read only");
    }
    if (wanted.contains(AccessMode.EXECUTE) && (mode & ANYBODY_EXECUTES) == 0) {
      throw new AccessDeniedException(path.toString(), null, "nobody may execute it");
    }
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    if (path.equals(other)) {
      return true;
    }
    return other instanceof UnixPath second
        && second.getFileSystem() == own(path).getFileSystem()
        && new PathAccess(own(path))
            .attributes()
            .fileKey()
            .equals(new PathAccess(second).attributes().fileKey());
  }

  @Override
  public boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    new PathAccess(own(path)).attributes();
    return new TreeStore(own(path).getFileSystem().name());
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (!type.isAssignableFrom(InodeAttributes.class)) {
      throw new UnsupportedOperationException("attributes " + type.getName());
    }
    return type.cast(new PathAccess(own(path), options).attributes());
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    int colon = attributes.indexOf(':');
    String view = colon < 0 ? "basic" : attributes.substring(0, colon);
    List<String> names = List.of(attributes.substring(colon + 1).split(",", -1));
    if (view.equals("xattr")) {
      Map<String, Object> values =
          new TreeMap<>(new PathAccess(own(path), options).extendedAttributes());
      if (!names.contains("*")) {
        values.keySet().retainAll(names);
      }
      return values;
    }
    return AttributeNames.read(new PathAccess(own(path), options).attributes(), view, names);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    if (type == ExtendedAttributeView.class) {
      return type.cast(new XattrView(new PathAccess(own(path), options)));
    }
    if (type == FileAttributeView.class || !type.isAssignableFrom(PosixView.class)) {
      return null;
    }
    return type.cast(new PosixView(PosixView.nameOf(type), new PathAccess(own(path), options)));
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void createLink(Path link, Path existing) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void delete(Path path) {
    throw new ReadOnlyFileSystemException();
  }

  /** The default asks whether the file exists, and would be silent about one that does not. */
  @Override
  public boolean deleteIfExists(Path path) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) {
    throw new ReadOnlyFileSystemException();
  }

  private static UnixPath own(Path path) {
    if (path instanceof UnixPath own) {
      return own;
    }
    throw new ProviderMismatchException();
  }
}
