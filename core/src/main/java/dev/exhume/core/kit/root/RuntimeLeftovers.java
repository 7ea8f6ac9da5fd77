package dev.exhume.core.kit.root;

import dev.exhume.filesystem.FileType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves out what processes of the old machine left in the directories of running things: pid
 * files, locks, pipes.
 *
 * <p>Booting did the same, with the same exceptions. Directories stay: their owners and modes are
 * needed.
 */
final class RuntimeLeftovers implements SurgeryRule {
  private static final List<String> RUN = List.of("/var/run", "/run");
  private static final List<String> LOCK = List.of("/var/lock", "/run/lock");

  /** News and monitoring keep state here that outlives a boot. */
  private static final Set<String> PERSISTENT = Set.of("news", "mon");

  /** Files in a directory of a service lie one level down. */
  private static final int MAX_DEPTH = 2;

  @Override
  public Optional<Treatment> judge(RootFile file) {
    if (file.isDirectory()) {
      return Optional.empty();
    }
    for (String directory : LOCK) {
      if (isStale(file, directory)) {
        return Optional.of(
            Treatment.leaveOut(
                ChangeRule.LOCKS, file, "a lock of the old machine would keep its service down"));
      }
    }
    for (String directory : RUN) {
      if (isStale(file, directory)) {
        return Optional.of(leftover(file));
      }
    }
    return Optional.empty();
  }

  private static Treatment leftover(RootFile file) {
    if (file.path().getFileName().toString().equals("utmp")) {
      return Treatment.empty(ChangeRule.LOGGED_IN_USERS, file, "nobody is logged in");
    }
    return Treatment.leaveOut(
        ChangeRule.RUNTIME_FILES, file, "a process of the old machine left it; booting removed it");
  }

  private static boolean isStale(RootFile file, String directory) {
    if (!file.isBelow(directory)) {
      return false;
    }
    String[] below = file.name().substring(directory.length() + 1).split("/", MAX_DEPTH + 1);
    if (below.length > MAX_DEPTH || PERSISTENT.contains(below[0])) {
      return false;
    }
    // A link to a directory, as /run/shm is, is a place and no trace of a process.
    return file.isRegular() || file.type() == FileType.FIFO;
  }
}
