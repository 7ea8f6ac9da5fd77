package dev.exhume.core.kit.root;

import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * A walk over all files of a root, a directory before what is in it, names in the order of their
 * bytes.
 */
final class RootWalk {
  private static final Comparator<Path> BY_NAME =
      Comparator.comparing(
          path -> UnixNames.encode(path.getFileName().toString()), Arrays::compareUnsigned);

  private RootWalk() {}

  /** What a walk is for. */
  interface Visitor {
    /** Takes a file; tells whether to go into it, if it is a directory. */
    boolean visit(Path path) throws IOException;

    /** Learns that a directory's content is lost to the walk. */
    void unreadable(Path directory, IOException cause);
  }

  static void walk(Path root, Visitor visitor) throws IOException {
    // Not recursive: how deep a tree is, is up to whoever made it.
    Deque<Iterator<Path>> pending = new ArrayDeque<>();
    pending.push(List.of(root).iterator());
    while (!pending.isEmpty()) {
      Iterator<Path> siblings = pending.peek();
      if (!siblings.hasNext()) {
        pending.pop();
        continue;
      }
      Path path = siblings.next();
      if (visitor.visit(path)) {
        pending.push(entries(path, visitor).iterator());
      }
    }
  }

  private static List<Path> entries(Path directory, Visitor visitor) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      visitor.unreadable(directory, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      visitor.unreadable(directory, e);
    }
    entries.sort(BY_NAME);
    return entries;
  }
}
