package dev.exhume.core.reach;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.verification.FileReport;
import dev.exhume.core.analysis.verification.QuickVerification;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which files of packages are no longer what the packages brought. */
public final class ContentOfPackages {
  private final Set<String> changed = new HashSet<>();
  private final Set<String> untold = new HashSet<>();

  private ContentOfPackages() {}

  /**
   * Looks at the files of all packages.
   *
   * @param reach of the same root
   */
  public static ContentOfPackages of(Path root, ServerReach reach, Problems problems)
      throws IOException {
    ContentOfPackages content = new ContentOfPackages();
    Optional<PackageSource> found = PackageDetector.open(root, problems);
    if (found.isPresent()) {
      try (PackageSource source = found.get()) {
        content.compare(root, source.packages(), reach, problems);
      }
    }
    return content;
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
        if (isTold(file)) {
          told.add(file.location());
        }
      }
      one.locations().stream()
          .filter(path -> path.startsWith("/") && !told.contains(path))
          .map(reach::real)
          .forEach(untold::add);
    }
  }

  private static boolean isTold(ExpectedFile file) {
    return !file.isGhost()
        && (file.digest().isPresent() || file.linkTarget().isPresent() || file.isDirectory());
  }

  /** Whether somebody changed a file. */
  public boolean isChanged(String path) {
    return changed.contains(path);
  }

  /** Whether the package does not say what the file should be, so that nobody can tell. */
  public boolean isUntold(String path) {
    return untold.contains(path);
  }
}
