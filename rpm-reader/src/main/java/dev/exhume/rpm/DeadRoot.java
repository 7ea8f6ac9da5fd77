package dev.exhume.rpm;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The root directory of a dead server, in which its own links lead where they led on that server:
 * never out of it, whatever file system it lies in.
 */
final class DeadRoot {
  /** As many links as Linux follows in one path. */
  private static final int MAX_LINKS = 40;

  private final Path root;

  DeadRoot(Path root) {
    this.root = root;
  }

  /**
   * The file that a path means.
   *
   * @param path as on the server
   * @return a path without links; empty when there is no such file
   */
  Optional<Path> resolve(String path) throws IOException {
    Deque<Path> names = new ArrayDeque<>();
    prepend(root.getFileSystem().getPath(path), names);
    Deque<Path> directories = new ArrayDeque<>(List.of(root));
    int links = 0;
    while (!names.isEmpty()) {
      Path name = names.removeFirst();
      if (name.toString().equals("..") && directories.size() > 1) {
        directories.removeLast();
      }
      if (name.toString().isEmpty() || name.startsWith("..") || name.startsWith(".")) {
        continue;
      }
      Path next = directories.getLast().resolve(name);
      Optional<BasicFileAttributes> attributes = attributes(next);
      if (attributes.isEmpty()) {
        return Optional.empty();
      }
      if (!attributes.get().isSymbolicLink()) {
        if (!names.isEmpty() && !attributes.get().isDirectory()) {
          return Optional.empty();
        }
        directories.addLast(next);
        continue;
      }
      if (++links > MAX_LINKS) {
        return Optional.empty();
      }
      Path target = Files.readSymbolicLink(next);
      if (target.isAbsolute()) {
        directories.clear();
        directories.addLast(root);
      }
      prepend(target, names);
    }
    return Optional.of(directories.getLast());
  }

  /** The path itself, whatever is there. */
  Path unresolved(String path) {
    Path unresolved = root;
    for (Path name : root.getFileSystem().getPath(path)) {
      unresolved = unresolved.resolve(name);
    }
    return unresolved;
  }

  /** The regular file that a path means. */
  Optional<Path> file(String path) throws IOException {
    return resolve(path).filter(found -> Files.isRegularFile(found, LinkOption.NOFOLLOW_LINKS));
  }

  /** The paths of the entries of a directory, links and all, by name; none if there is none. */
  List<String> list(String directory) throws IOException {
    Optional<Path> found =
        resolve(directory).filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
    List<String> entries = new ArrayList<>();
    if (found.isEmpty()) {
      return entries;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(found.get())) {
      for (Path entry : stream) {
        entries.add(directory + "/" + entry.getFileName());
      }
    } catch (DirectoryIteratorException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    entries.sort(Comparator.naturalOrder());
    return entries;
  }

  private static void prepend(Path path, Deque<Path> names) {
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      names.addFirst(path.getName(i));
    }
  }

  private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }
}
