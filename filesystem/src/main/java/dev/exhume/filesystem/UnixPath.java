package dev.exhume.filesystem;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A path on the dead server: {@code /etc/passwd}, or relative to its {@code /}. */
final class UnixPath implements Path {
  /** The one name of the empty path, which is a relative path of one empty name. */
  private static final List<String> EMPTY = List.of("");

  private final UnixFileSystem fileSystem;
  private final boolean absolute;
  private final List<String> names;

  /** What a directory listing found under this path, which saves looking it up again. */
  private final @Nullable Inode listed;

  private @Nullable String text;

  private UnixPath(
      UnixFileSystem fileSystem, boolean absolute, List<String> names, @Nullable Inode listed) {
    this.fileSystem = fileSystem;
    this.absolute = absolute;
    this.names = names.isEmpty() && !absolute ? EMPTY : List.copyOf(names);
    this.listed = listed;
  }

  /** The path that a text stands for. */
  static UnixPath parse(UnixFileSystem fileSystem, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new InvalidPathException(text, "a NUL is in the path");
    }
    try {
      // A name has one string only, whatever mixture of characters and escaped bytes came in.
      String canonical = UnixNames.canonical(text);
      return new UnixPath(fileSystem, canonical.startsWith("/"), PathNames.split(canonical), null);
    } catch (IllegalArgumentException e) {
      InvalidPathException invalid = new InvalidPathException(text, "it has no bytes");
      invalid.initCause(e);
      throw invalid;
    }
  }

  /** The path that a link leads to, which says exactly what is stored, slash by slash. */
  static UnixPath target(UnixFileSystem fileSystem, String stored) {
    UnixPath target = parse(fileSystem, stored);
    target.text = stored;
    return target;
  }

  /** An absolute path without {@code .} and {@code ..}. */
  static UnixPath of(UnixFileSystem fileSystem, Location location) {
    return new UnixPath(fileSystem, true, location.names(), location.inode());
  }

  /** The path of an entry in the directory that this path names. */
  UnixPath entry(DirectoryEntry entry) {
    List<String> longer = new ArrayList<>(names.size() + 1);
    if (!isEmpty()) {
      longer.addAll(names);
    }
    longer.add(entry.name());
    return new UnixPath(fileSystem, absolute, longer, entry.inode());
  }

  List<String> names() {
    return names;
  }

  Optional<Inode> listed() {
    return Optional.ofNullable(listed);
  }

  private boolean isEmpty() {
    return !absolute && names.equals(EMPTY);
  }

  private UnixPath with(boolean isAbsolute, List<String> otherNames) {
    return new UnixPath(fileSystem, isAbsolute, otherNames, null);
  }

  private UnixPath own(Path path) {
    if (path instanceof UnixPath other && other.fileSystem == fileSystem) {
      return other;
    }
    throw new ProviderMismatchException();
  }

  @Override
  public UnixFileSystem getFileSystem() {
    return fileSystem;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public @Nullable Path getRoot() {
    return absolute ? with(true, List.of()) : null;
  }

  @Override
  public @Nullable Path getFileName() {
    return names.isEmpty() ? null : with(false, names.subList(names.size() - 1, names.size()));
  }

  @Override
  public @Nullable Path getParent() {
    if (names.isEmpty() || (names.size() == 1 && !absolute)) {
      return null;
    }
    return with(absolute, names.subList(0, names.size() - 1));
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public Path getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public Path subpath(int beginIndex, int endIndex) {
    if (beginIndex < 0 || endIndex > names.size() || beginIndex >= endIndex) {
      throw new IllegalArgumentException(
          "no names %d to %d in %s".formatted(beginIndex, endIndex, this));
    }
    return with(false, names.subList(beginIndex, endIndex));
  }

  @Override
  public boolean startsWith(Path path) {
    return path instanceof UnixPath other
        && other.fileSystem == fileSystem
        && other.absolute == absolute
        && other.names.size() <= names.size()
        && names.subList(0, other.names.size()).equals(other.names);
  }

  @Override
  public boolean endsWith(Path path) {
    if (!(path instanceof UnixPath other) || other.fileSystem != fileSystem) {
      return false;
    }
    int rest = names.size() - other.names.size();
    return other.absolute
        ? equals(other)
        : rest >= 0 && names.subList(rest, names.size()).equals(other.names);
  }

  @Override
  public Path normalize() {
    return with(absolute, PathNames.normalized(names, absolute));
  }

  @Override
  public Path resolve(Path path) {
    UnixPath other = own(path);
    if (other.absolute || isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    List<String> joined = new ArrayList<>(names);
    joined.addAll(other.names);
    return with(absolute, joined);
  }

  @Override
  public Path relativize(Path path) {
    UnixPath other = own(path);
    if (other.absolute != absolute) {
      throw new IllegalArgumentException(
          "one of %s and %s is absolute, one is not".formatted(this, other));
    }
    List<String> from = isEmpty() ? List.of() : names;
    List<String> to = other.isEmpty() ? List.of() : other.names;
    return with(
        false,
        PathNames.way(from, to)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no way back from %s to %s".formatted(this, other))));
  }

  @Override
  public UnixPath toAbsolutePath() {
    if (absolute) {
      return this;
    }
    return isEmpty() ? with(true, List.of()) : new UnixPath(fileSystem, true, names, listed);
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return new PathAccess(this, options).realPath();
  }

  @Override
  public URI toUri() {
    return PathUri.of(fileSystem.name(), toAbsolutePath().toString());
  }

  @Override
  public File toFile() {
    throw new UnsupportedOperationException("a file of a dead server is no file of this host");
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("nothing changes on a dead server");
  }

  @Override
  public int compareTo(Path path) {
    return UnixNames.compare(toString(), ((UnixPath) path).toString());
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof UnixPath other
        && other.fileSystem == fileSystem
        && other.absolute == absolute
        && other.names.equals(names);
  }

  @Override
  public int hashCode() {
    return Objects.hash(absolute, names);
  }

  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      known = (absolute ? "/" : "") + String.join("/", names);
      text = known;
    }
    return known;
  }
}
