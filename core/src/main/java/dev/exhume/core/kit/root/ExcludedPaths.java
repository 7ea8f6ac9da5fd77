package dev.exhume.core.kit.root;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Leaves out what the plan excludes; mount points of the kernel stay as empty directories. */
final class ExcludedPaths implements SurgeryRule {
  private static final Map<String, String> REASONS =
      ImmutableMap.of(
          "/proc", "the kernel provides it",
          "/sys", "the kernel provides it",
          "/dev", "the container engine provides device nodes",
          "/boot", "a container runs on the kernel of its host",
          "/lost+found", "it belongs to the old file system, not to the server");
  private static final Set<String> ALWAYS = Set.of("/proc", "/sys", "/dev");
  private static final Set<String> LEFT_OUT_WHOLLY = Set.of("/lost+found");

  private final Set<String> paths;

  ExcludedPaths(List<String> planned) {
    paths = new TreeSet<>(planned);
    paths.addAll(ALWAYS);
  }

  @Override
  public Optional<Treatment> judge(RootFile file) throws IOException {
    if (!paths.contains(file.name())) {
      return Optional.empty();
    }
    String why = REASONS.getOrDefault(file.name(), "the plan excludes it");
    if (!file.isDirectory()) {
      return ALWAYS.contains(file.name())
          ? Optional.empty()
          : Optional.of(Treatment.leaveOut(file, why));
    }
    Treatment treatment =
        LEFT_OUT_WHOLLY.contains(file.name())
            ? Treatment.leaveOut(file, why)
            : Treatment.keepEmpty(file, why);
    return Optional.of(isEmpty(file.path()) ? treatment.unmentioned() : treatment);
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    }
  }
}
