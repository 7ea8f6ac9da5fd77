package dev.exhume.core.kit.entrypoint;

import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Finds the directories in which services keep pid files, locks and sockets, with owners and modes.
 *
 * <p>They are in the image, too; but the container may be run with an empty {@code /run}.
 */
final class RuntimeFiles {
  private static final List<String> PLACES = List.of("run", "var/run", "run/lock", "var/lock");
  private static final int PERMISSIONS = 07777;
  private static final int UTMP_PERMISSIONS = 0664;

  /** More than any server has; a limit for a script. */
  private static final int MAX_FILES = 500;

  private final Problems problems;
  private final Map<String, RuntimeFile> found = new TreeMap<>();

  private RuntimeFiles(Problems problems) {
    this.problems = problems;
  }

  static List<RuntimeFile> find(Path root, Problems problems) {
    RuntimeFiles files = new RuntimeFiles(problems);
    for (String place : PLACES) {
      files.addDirectories(root.resolve(place), 2);
    }
    Collection<RuntimeFile> known = KnownDirectories.of(root, problems);
    known.forEach(directory -> files.found.putIfAbsent(directory.path(), directory));
    files.addUtmp(root);
    return files.found.values().stream().limit(MAX_FILES).toList();
  }

  private void addDirectories(Path directory, int depth) {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    add(directory, true);
    if (depth == 0) {
      return;
    }
    for (Path entry : new ArrayList<>(Folder.entries(directory, problems))) {
      addDirectories(entry, depth - 1);
    }
  }

  private void addUtmp(Path root) {
    for (String place : PLACES.subList(0, 2)) {
      Path directory = root.resolve(place);
      Path utmp = directory.resolve("utmp");
      if (Files.isRegularFile(utmp, LinkOption.NOFOLLOW_LINKS)) {
        add(utmp, false);
        return;
      }
      if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        long group = AccountNumbers.group(root, "utmp", problems).orElse(0L);
        found.putIfAbsent(
            utmp.toString(), new RuntimeFile(utmp.toString(), false, UTMP_PERMISSIONS, 0, group));
        return;
      }
    }
  }

  private void add(Path file, boolean isDirectory) {
    try {
      Map<String, Object> attributes =
          Files.readAttributes(file, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
      found.put(
          file.toString(),
          new RuntimeFile(
              file.toString(),
              isDirectory,
              (int) number(attributes, "mode") & PERMISSIONS,
              number(attributes, "uid"),
              number(attributes, "gid")));
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
  }

  private static long number(Map<String, Object> attributes, String name) {
    return Integer.toUnsignedLong((Integer) Objects.requireNonNull(attributes.get(name)));
  }
}
