package dev.exhume.core.kit.root;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Service;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Leaves out pid files that lie elsewhere: in an application's tree, beside a database's data. */
final class StalePidFiles implements SurgeryRule {
  private static final int MAX_SIZE = 4096;

  private final Set<String> pidFiles = new TreeSet<>();
  private final Set<String> dataDirectories = new TreeSet<>();

  StalePidFiles(List<Service> services, List<Database> databases) {
    services.forEach(service -> pidFiles.addAll(service.pidFiles()));
    databases.forEach(database -> dataDirectories.add(database.dataDirectory()));
  }

  @Override
  public Optional<Treatment> judge(RootFile file) throws IOException {
    if (!file.isRegular() || file.size() > MAX_SIZE || !isCandidate(file) || !holdsPid(file)) {
      return Optional.empty();
    }
    return Optional.of(
        Treatment.leaveOut(
            file, "its process is gone, and in a container another one soon has its number"));
  }

  private boolean isCandidate(RootFile file) {
    String name = file.name();
    return pidFiles.contains(name)
        || (name.endsWith(".pid")
            && dataDirectories.contains(name.substring(0, Math.max(1, name.lastIndexOf('/')))));
  }

  /** A file that is only called a pid file is not for us to remove. */
  private static boolean holdsPid(RootFile file) throws IOException {
    byte[] head = file.head(MAX_SIZE);
    int digits = 0;
    while (digits < head.length && head[digits] >= '0' && head[digits] <= '9') {
      digits++;
    }
    return digits == head.length || (digits > 0 && Character.isWhitespace(head[digits]));
  }
}
