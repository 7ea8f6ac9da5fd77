package dev.exhume.core.kit.rebuild;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.verification.FileReport;
import dev.exhume.core.analysis.verification.QuickVerification;
import dev.exhume.core.reach.PackagedFile;
import dev.exhume.core.reach.ServerReach;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose the files of a root are, and which of them are no longer what their package brought. */
final class PackageFiles {
  private final Map<String, Origin> origins = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  /** Files of which the package does not say what they should be. */
  private final Set<String> untold = new HashSet<>();

  private PackageFiles() {}

  /**
   * Looks at the files of all packages.
   *
   * @param originOf each package by its place among all
   */
  static PackageFiles of(Path root, ServerReach reach, List<Origin> originOf, Problems problems)
      throws IOException {
    PackageFiles files = new PackageFiles();
    for (int i = 0; i < originOf.size(); i++) {
      for (PackagedFile file : reach.files(i)) {
        // Of several owners the one from whom it is certain to come counts.
        files.origins.merge(
            file.path(), originOf.get(i), (one, other) -> one.compareTo(other) < 0 ? one : other);
      }
    }
    Optional<PackageSource> found = PackageDetector.open(root, problems);
    if (found.isPresent()) {
      try (PackageSource source = found.get()) {
        files.compare(root, source.packages(), reach, problems);
      }
    }
    return files;
  }

  private void compare(
      Path root, List<ListedPackage> packages, ServerReach reach, Problems problems) {
    for (FileReport report : QuickVerification.of(root, packages, problems).changed()) {
      if (!report.isMissing()) {
        changed.add(reach.real(report.path()));
      }
    }
    for (ListedPackage one : packages) {
      Set<String> told = new HashSet<>();
      for (Iterator<ExpectedFile> all = one.expected().iterator(); all.hasNext(); ) {
        ExpectedFile file = all.next();
        if (!file.isGhost()
            && (file.digest().isPresent() || file.linkTarget().isPresent() || file.isDirectory())) {
          told.add(file.location());
        }
      }
      for (String path : one.locations()) {
        if (path.startsWith("/") && !told.contains(path)) {
          untold.add(reach.real(path));
        }
      }
    }
  }

  /** Where a file comes from; empty if no package owns it. */
  Optional<Origin> origin(String path) {
    return Optional.ofNullable(origins.get(path));
  }

  /** Whether somebody changed a file. */
  boolean isChanged(String path) {
    return changed.contains(path);
  }

  /** Whether nobody can say if somebody changed a file. */
  boolean isUntold(String path) {
    return untold.contains(path);
  }
}
