package dev.exhume.core.analysis.os;

import dev.exhume.core.profile.OperatingSystem.Kernel;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the kernels that are installed, and which one the machine booted. */
final class KernelDetector {
  private static final Pattern IMAGE = Pattern.compile("vmlinu[xz]-(.+)");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+.*");

  private KernelDetector() {}

  /** The kernels in {@code /boot}, and those whose modules are left. */
  static List<Kernel> detect(Path root, Problems problems) {
    Set<String> versions = new TreeSet<>();
    for (Path image : Folder.entries(root.resolve("boot"), problems)) {
      Matcher name = IMAGE.matcher(image.getFileName().toString());
      if (name.matches() && VERSION.matcher(name.group(1)).matches()) {
        versions.add(name.group(1));
      }
    }
    for (Path modules : Folder.directories(root.resolve("lib/modules"), problems)) {
      String name = modules.getFileName().toString();
      if (VERSION.matcher(name).matches()) {
        versions.add(name);
      }
    }
    Optional<String> booted =
        BootedKernel.version(root, problems)
            .filter(versions::contains)
            .or(() -> versions.stream().filter(only -> versions.size() == 1).findFirst());
    return versions.stream()
        .map(version -> new Kernel(version, booted.equals(Optional.of(version))))
        .toList();
  }
}
