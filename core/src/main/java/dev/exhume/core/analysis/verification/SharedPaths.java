package dev.exhume.core.analysis.verification;

import dev.exhume.core.analysis.packages.ListedPackage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Paths that several packages own, such as the manuals of a library that is there for two
 * processors.
 */
final class SharedPaths {
  private final List<ListedPackage> packages;
  private boolean isRead;
  private final Set<String> shared = new HashSet<>();

  SharedPaths(List<ListedPackage> packages) {
    this.packages = packages;
  }

  /** Whether more than one package owns a path; all packages are read when first asked. */
  boolean contains(String path) {
    if (!isRead) {
      read();
      isRead = true;
    }
    return shared.contains(path);
  }

  private void read() {
    Set<String> seen = new HashSet<>();
    for (ListedPackage one : packages) {
      for (String path : new HashSet<>(one.paths())) {
        if (!seen.add(path)) {
          shared.add(path);
        }
      }
    }
  }
}
