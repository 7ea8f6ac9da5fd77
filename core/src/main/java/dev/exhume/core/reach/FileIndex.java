package dev.exhume.core.reach;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The files of a server by the names by which programs look for each other. */
final class FileIndex {
  /** Nothing there starts anything, and there may be very much of it. */
  private static final Set<String> SKIPPED =
      Set.of(
          "/proc", "/sys", "/dev", "/boot", "/run", "/tmp", "/var/log", "/var/cache", "/var/tmp");

  private static final int MAX_LOOSE = 200_000;

  private final ListMultimap<String, String> libraries = ArrayListMultimap.create();
  private final ListMultimap<String, String> commands = ArrayListMultimap.create();
  private final List<Path> loose = new ArrayList<>();

  private FileIndex() {}

  /**
   * Goes through all files.
   *
   * @param left directories of data, which are not entered
   */
  static FileIndex of(Path root, OwnedFiles owned, Set<String> left, Problems problems) {
    FileIndex index = new FileIndex();
    Deque<Path> pending = new ArrayDeque<>(List.of(root));
    while (!pending.isEmpty()) {
      for (Path entry : Folder.entries(pending.pop(), problems)) {
        String path = entry.toString();
        BasicFileAttributes attributes;
        try {
          attributes =
              Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
          problems.unreadable(entry, e);
          continue;
        }
        if (attributes.isDirectory()) {
          if (!SKIPPED.contains(path) && !left.contains(path)) {
            pending.push(entry);
          }
        } else if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
          index.add(entry, path, owned.isOwned(path));
        }
      }
    }
    return index;
  }

  private void add(Path entry, String path, boolean isOwned) {
    String name = entry.getFileName().toString();
    if (name.contains(".so")) {
      libraries.put(name, path);
    }
    if (FileKind.of(path) == FileKind.PROGRAM || path.startsWith("/usr/local/")) {
      commands.put(name, path);
    }
    if (!isOwned && loose.size() < MAX_LOOSE) {
      loose.add(entry);
    }
  }

  /** All libraries of a name, wherever they lie: which one is loaded, a setting may decide. */
  List<String> libraries(String name) {
    return libraries.get(name);
  }

  /** All libraries. */
  Set<String> libraryNames() {
    return libraries.keySet();
  }

  /** All commands of a name. */
  List<String> commands(String name) {
    return commands.get(name);
  }

  /** Files and links of no package. */
  List<Path> loose() {
    return loose;
  }
}
