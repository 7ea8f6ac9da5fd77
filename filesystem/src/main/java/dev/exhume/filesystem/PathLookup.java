package dev.exhume.filesystem;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the inode that a path names, with the tree's root as the root of every link.
 *
 * <p>This is the one place where symbolic links are followed. It never leaves the tree: an absolute
 * link starts again at the tree's root, and {@code ..} in the root is the root.
 */
final class PathLookup {
  /** Linux' MAXSYMLINKS. */
  private static final int MAX_LINKS = 40;

  /** Linux' PATH_MAX without the NUL: the server itself could not have named a longer path. */
  private static final int MAX_LENGTH = 4095;

  /** Holds the directories of a large server several times over what is in use at once. */
  private static final int CACHED_DIRECTORIES = 4096;

  private final Location root;
  private final Map<List<String>, Directory> directories =
      Collections.synchronizedMap(new RecentlyUsed());

  PathLookup(Inode root) {
    this.root = Location.root(root);
  }

  /** The inode that {@code path} names; its last name may be a link that is to be followed. */
  Inode inode(UnixPath path, boolean followLast) throws IOException {
    Optional<Inode> listed = path.listed();
    if (listed.isPresent() && !(followLast && isLink(listed.get()))) {
      requireSaneLength(path);
      return listed.get();
    }
    return location(path, followLast).inode();
  }

  /** The same, and where in the tree it lies. */
  Location location(UnixPath path, boolean followLast) throws IOException {
    requireSaneLength(path);
    List<String> names = path.toAbsolutePath().names();
    if (names.isEmpty()) {
      return root;
    }
    List<String> parent = names.subList(0, names.size() - 1);
    Directory directory = directories.get(parent);
    if (directory == null) {
      Walk walk = new Walk(path, root, 0);
      Location found = walk.along(parent, true);
      directory = new Directory(found, walk.links);
      if (isDirectory(found)) {
        directories.put(List.copyOf(parent), directory);
      }
    }
    return new Walk(path, directory.location(), directory.links())
        .along(names.subList(names.size() - 1, names.size()), followLast);
  }

  private static void requireSaneLength(UnixPath path) throws FileSystemException {
    int length = 0;
    for (String name : path.names()) {
      length += 1 + name.length();
    }
    if (length > MAX_LENGTH) {
      throw new FileSystemException(
          path.toString(), null, "path is longer than %d characters".formatted(MAX_LENGTH));
    }
  }

  private static boolean isDirectory(Location location) throws IOException {
    return location.inode().type() == FileType.DIRECTORY;
  }

  private static boolean isLink(Inode inode) throws IOException {
    return inode.type() == FileType.SYMBOLIC_LINK;
  }

  /** One way through the tree; the number of links on it is bounded. */
  private final class Walk {
    private final UnixPath path;
    private final Deque<String> pending = new ArrayDeque<>();
    private Location here;
    private int links;

    Walk(UnixPath path, Location start, int links) {
      this.path = path;
      this.here = start;
      this.links = links;
    }

    Location along(List<String> names, boolean followLast) throws IOException {
      pending.addAll(names);
      while (!pending.isEmpty()) {
        step(pending.remove(), followLast);
      }
      return here;
    }

    private void step(String name, boolean followLast) throws IOException {
      if (!isDirectory(here)) {
        throw new NoSuchFileException(
            path.toString(), null, "%s is not a directory".formatted(here.name()));
      }
      if (name.equals("..")) {
        here = here.parent();
      } else if (!name.equals(".")) {
        Inode child = here.inode().child(name).orElseThrow(this::absent);
        boolean last = pending.isEmpty();
        if ((followLast || !last) && isLink(child)) {
          follow(child);
        } else {
          here = new Location(here, name, child);
        }
      }
    }

    private void follow(Inode link) throws IOException {
      links++;
      if (links > MAX_LINKS) {
        throw new FileSystemLoopException(path.toString());
      }
      String target = link.linkTarget();
      if (target.isEmpty()) {
        throw absent();
      }
      if (target.length() > MAX_LENGTH) {
        throw new FileSystemException(
            path.toString(), null, "link target is longer than %d bytes".formatted(MAX_LENGTH));
      }
      if (target.startsWith("/")) {
        here = root;
      }
      List<String> names = PathNames.split(target);
      for (int i = names.size() - 1; i >= 0; i--) {
        pending.push(names.get(i));
      }
    }

    private NoSuchFileException absent() {
      return new NoSuchFileException(path.toString());
    }
  }

  /** A directory, and how many links led to it by this path. */
  private record Directory(Location location, int links) {}

  private static final class RecentlyUsed extends LinkedHashMap<List<String>, Directory> {
    RecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<List<String>, Directory> eldest) {
      return size() > CACHED_DIRECTORIES;
    }
  }
}
