package dev.exhume.core.kit.root;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Service;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Leaves out pid files that lie elsewhere: in an application's tree, beside a database's data. */
final class StalePidFiles implements SurgeryRule {
  private static final int MAX_SIZE = 4096;
  private static final Pattern NUMBER = Pattern.compile("[ \\t]*\\d{1,9}[ \\t\\r]*(?:\\n|\\z)");

  private final Set<String> pidFiles = new TreeSet<>();
  private final Set<String> dataDirectories = new TreeSet<>();

  StalePidFiles(List<Service> services, List<Database> databases) {
    services.forEach(service -> pidFiles.addAll(service.pidFiles()));
    databases.stream()
        .filter(database -> !database.embedded())
        .forEach(database -> dataDirectories.add(database.dataDirectory()));
  }

  @Override
  public Optional<Treatment> judge(RootFile file) throws IOException {
    if (!file.isRegular() || file.size() > MAX_SIZE || !isCandidate(file) || !holdsPid(file)) {
      return Optional.empty();
    }
    return Optional.of(
        Treatment.leaveOut(
            ChangeRule.PID_FILES,
            file,
            "its process is gone, and in a container another one soon has its number"));
  }

  private boolean isCandidate(RootFile file) {
    String name = file.name();
    return pidFiles.contains(name)
        || (name.endsWith(".pid")
            && dataDirectories.contains(name.substring(0, Math.max(1, name.lastIndexOf('/')))));
  }

  /** A file that is only called a pid file, or says more in its first line, is not for us. */
  private static boolean holdsPid(RootFile file) throws IOException {
    return NUMBER.matcher(new String(file.head(MAX_SIZE), ISO_8859_1)).lookingAt();
  }
}
