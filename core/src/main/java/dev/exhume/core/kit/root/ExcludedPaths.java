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

/** Leaves out what the plan excludes, and what belongs to the old kernel; directories stay. */
final class ExcludedPaths implements SurgeryRule {
  private static final Reason KERNEL =
      new Reason(ChangeRule.KERNEL_DIRECTORIES, "the kernel provides it");
  private static final Reason MODULES =
      new Reason(ChangeRule.KERNEL_MODULES, "no kernel of its own will load them");
  private static final Reason FIRMWARE =
      new Reason(ChangeRule.FIRMWARE, "it is for devices that the host's kernel drives");
  private static final Reason PLAN = new Reason(ChangeRule.EXCLUDED_PATHS, "the plan excludes it");
  private static final Map<String, Reason> REASONS =
      ImmutableMap.<String, Reason>builder()
          .put("/proc", KERNEL)
          .put("/sys", KERNEL)
          .put(
              "/dev",
              new Reason(
                  ChangeRule.KERNEL_DIRECTORIES, "the container engine provides device nodes"))
          .put(
              "/boot",
              new Reason(ChangeRule.BOOT_FILES, "a container runs on the kernel of its host"))
          .put("/lib/modules", MODULES)
          .put("/usr/lib/modules", MODULES)
          .put("/lib/firmware", FIRMWARE)
          .put("/usr/lib/firmware", FIRMWARE)
          .put(
              "/lost+found",
              new Reason(
                  ChangeRule.LOST_AND_FOUND,
                  "it belongs to the old file system, not to the server"))
          .build();
  private static final Set<String> MOUNT_POINTS = Set.of("/proc", "/sys", "/dev");
  private static final Set<String> OF_THE_KERNEL =
      Set.of("/lib/modules", "/usr/lib/modules", "/lib/firmware", "/usr/lib/firmware");
  private static final Set<String> LEFT_OUT_WHOLLY = Set.of("/lost+found");

  private final Set<String> paths;

  ExcludedPaths(List<String> planned) {
    paths = new TreeSet<>(planned);
    paths.addAll(MOUNT_POINTS);
    paths.addAll(OF_THE_KERNEL);
  }

  private record Reason(ChangeRule rule, String why) {}

  @Override
  public Optional<Treatment> judge(RootFile file) throws IOException {
    String name = file.name();
    if (!paths.contains(name)) {
      return Optional.empty();
    }
    Reason reason = REASONS.getOrDefault(name, PLAN);
    if (!file.isDirectory()) {
      return MOUNT_POINTS.contains(name) || OF_THE_KERNEL.contains(name)
          ? Optional.empty()
          : Optional.of(Treatment.leaveOut(reason.rule(), file, reason.why()));
    }
    Treatment treatment =
        LEFT_OUT_WHOLLY.contains(name)
            ? Treatment.leaveOut(reason.rule(), file, reason.why())
            : Treatment.keepEmpty(reason.rule(), file, reason.why());
    return Optional.of(isEmpty(file.path()) ? treatment.unmentioned() : treatment);
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    }
  }
}
