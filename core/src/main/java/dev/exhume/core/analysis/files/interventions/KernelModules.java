package dev.exhume.core.analysis.files.interventions;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Kernels and kernel modules that no package brought. A container runs on the kernel of its host,
 * so that what needs such a module needs it there.
 */
final class KernelModules {
  private static final Pattern MODULE = Pattern.compile(".{1,200}\\.(?:ko(?:\\.(?:gz|xz|zst))?|o)");

  /** More than a kernel of any distribution has. */
  private static final int MAX_ENTRIES = 20_000;

  private static final int MAX_MODULES = 100;

  private final PackageInventory packages;
  private final Problems problems;
  private final List<Intervention> found = new ArrayList<>();
  private int looked;

  private KernelModules(PackageInventory packages, Problems problems) {
    this.packages = packages;
    this.problems = problems;
  }

  static List<Intervention> detect(Path root, PackageInventory packages, Problems problems) {
    KernelModules modules = new KernelModules(packages, problems);
    for (Path kernel : Folder.directories(root.resolve("lib/modules"), problems)) {
      modules.look(kernel);
    }
    return modules.found;
  }

  private void look(Path kernel) {
    if (isOfNobody(kernel)) {
      found.add(
          new Intervention(
              "kernel",
              kernel.getFileName().toString(),
              "no package has this kernel; a container runs on that of its host",
              Evidence.file(kernel.toString())));
      return;
    }
    Deque<Path> folders = new ArrayDeque<>(List.of(kernel));
    while (!folders.isEmpty()) {
      for (Path entry : Folder.entries(folders.remove(), problems)) {
        looked++;
        if (looked > MAX_ENTRIES || found.size() >= MAX_MODULES) {
          return;
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          folders.add(entry);
        } else if (isModuleOfNobody(entry)) {
          found.add(module(kernel, entry));
        }
      }
    }
  }

  /** What a package left behind when it was removed has no modules any more. */
  private boolean isOfNobody(Path kernel) {
    try {
      return Files.isDirectory(kernel.resolve("kernel"))
          && packages.filesBelow(kernel.toRealPath().toString()) == 0;
    } catch (IOException e) {
      problems.unreadable(kernel, e);
      return false;
    }
  }

  /** The links of {@code weak-updates} belong to whom the module belongs that they lead to. */
  private boolean isModuleOfNobody(Path entry) {
    if (!MODULE.matcher(entry.getFileName().toString()).matches()
        || packages.ownerOf(entry).isPresent()) {
      return false;
    }
    try {
      return packages.ownerOf(entry.toRealPath()).isEmpty();
    } catch (IOException leadsNowhere) {
      return false;
    }
  }

  private static Intervention module(Path kernel, Path module) {
    String path = kernel.relativize(module).toString();
    String maker =
        path.contains("dkms/")
            ? "DKMS built it"
            : path.startsWith("weak-updates/")
                ? "taken over from another kernel"
                : "no package has it";
    return new Intervention(
        "kernel-module",
        module.getFileName().toString(),
        "%s, for kernel %s; a container needs it in the kernel of its host"
            .formatted(maker, kernel.getFileName()),
        Evidence.file(module.toString()));
  }
}
