package dev.exhume.core.analysis.databases;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for what only a machine that was not shut down leaves. */
public final class ShutdownMarkDetector {
  /** Touched late in the boot of Red Hat's systems and removed by {@code halt}. */
  private static final String AUTOFSCK = ".autofsck";

  /** Locks that no stop script of Red Hat's removes. */
  private static final Set<String> STANDING_LOCKS = Set.of("local", "rc.local", "network");

  /** Daemons that remove their pid file whenever they are stopped in order. */
  private static final Set<String> TIDY_DAEMONS =
      Set.of(
          "mysqld.pid",
          "postmaster.pid",
          "httpd.pid",
          "apache2.pid",
          "apache.pid",
          "slapd.pid",
          "named.pid",
          "crond.pid",
          "sshd.pid");

  private static final List<String> SOCKETS =
      List.of(
          "/var/lib/mysql/mysql.sock",
          "/var/run/mysqld/mysqld.sock",
          "/tmp/mysql.sock",
          "/tmp/.s.PGSQL.*",
          "/var/run/postgresql/.s.PGSQL.*");

  private static final int RUN_DEPTH = 3;
  private static final int MAX_PID_FILES = 1_000;
  private static final int MAX_NAMED = 6;

  private final Path root;
  private final Problems problems;

  private ShutdownMarkDetector(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** All marks of a server. */
  public static ShutdownMarks detect(Path root, Problems problems) {
    return new ShutdownMarkDetector(root, problems).detect();
  }

  private ShutdownMarks detect() {
    List<Path> locks =
        Folder.entries(root.resolve("var/lock/subsys"), problems).stream()
            .filter(lock -> !STANDING_LOCKS.contains(name(lock)))
            .toList();
    List<Path> pidFiles = pidFiles();
    List<Path> tidyPidFiles =
        pidFiles.stream().filter(file -> TIDY_DAEMONS.contains(name(file))).toList();
    List<Path> sockets =
        SOCKETS.stream()
            .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
            .filter(socket -> !name(socket).endsWith(".lock"))
            .toList();
    List<String> says = new ArrayList<>();
    List<Path> strong = new ArrayList<>();
    if (isThere(root.resolve(AUTOFSCK))) {
      strong.add(root.resolve(AUTOFSCK));
      says.add("/.autofsck, which a shutdown removes, is there");
    }
    add(
        strong,
        says,
        locks,
        "services hold locks in /var/lock/subsys",
        "service holds a lock in /var/lock/subsys");
    add(
        strong,
        says,
        tidyPidFiles,
        "pid files of running daemons are left",
        "pid file of a running daemon is left");
    add(strong, says, sockets, "database sockets are left", "database socket is left");
    List<Path> weak = new ArrayList<>(pidFiles);
    weak.removeAll(tidyPidFiles);
    Stream.of("forcefsck", "fsck_corrected_errors")
        .map(root::resolve)
        .filter(ShutdownMarkDetector::isThere)
        .forEach(weak::add);
    ShutdownState state = state(strong);
    return new ShutdownMarks(
        state,
        evidence(strong),
        evidence(weak),
        summary(state, says),
        InterruptedUpdates.find(root, problems));
  }

  private ShutdownState state(List<Path> strong) {
    if (!strong.isEmpty()) {
      return ShutdownState.UNCLEAN;
    }
    // Elsewhere the marks lie in memory, where an empty directory on the disk proves nothing.
    boolean keepsMarksOnDisk =
        isThere(root.resolve("etc/rc.d/rc.sysinit"))
            && Files.isDirectory(root.resolve("var/lock/subsys"));
    return keepsMarksOnDisk ? ShutdownState.CLEAN : ShutdownState.UNKNOWN;
  }

  private static String summary(ShutdownState state, List<String> says) {
    return switch (state) {
      case UNCLEAN ->
          "The machine was not shut down cleanly, or was copied while it ran: %s."
              .formatted(String.join("; ", says));
      case CLEAN ->
          "The machine was shut down cleanly: /.autofsck is gone and no service holds a lock.";
      case UNKNOWN ->
          "No mark of a crash was found, but this system keeps such marks in memory rather than on"
              + " the disk.";
    };
  }

  private static void add(
      List<Path> strong, List<String> says, List<Path> found, String several, String one) {
    if (found.isEmpty()) {
      return;
    }
    strong.addAll(found);
    List<String> names =
        new ArrayList<>(new TreeSet<>(found.stream().map(ShutdownMarkDetector::name).toList()));
    String listed =
        String.join(", ", names.subList(0, Math.min(MAX_NAMED, names.size())))
            + (names.size() > MAX_NAMED ? ", …" : "");
    says.add("%d %s (%s)".formatted(found.size(), found.size() == 1 ? one : several, listed));
  }

  private List<Path> pidFiles() {
    Set<Path> found = new TreeSet<>();
    for (Path directory : List.of(root.resolve("var/run"), root.resolve("run"))) {
      if (Files.isDirectory(directory)) {
        try {
          collect(directory.toRealPath(), RUN_DEPTH, found);
        } catch (IOException e) {
          problems.unreadable(directory, e);
        }
      }
    }
    return List.copyOf(found);
  }

  private void collect(Path directory, int depth, Set<Path> found) {
    for (Path entry : Folder.entries(directory, problems)) {
      if (found.size() < MAX_PID_FILES && name(entry).endsWith(".pid")) {
        found.add(entry);
      } else if (depth > 1 && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        collect(entry, depth - 1, found);
      }
    }
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static List<Evidence> evidence(List<Path> files) {
    return files.stream().sorted().map(file -> Evidence.file(file.toString())).toList();
  }
}
