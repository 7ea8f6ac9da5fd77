package dev.exhume.core.analysis.vulnerabilities;

import dev.exhume.core.analysis.packages.ListedPackage;
import java.util.List;

/**
 * What is said of the packages of one source, and whether it holds for them.
 *
 * @param packages that are installed of it
 */
public record AssessedSource(
    InstalledBuild build, List<ListedPackage> packages, List<Verdict> verdicts) {
  public AssessedSource {
    packages = List.copyOf(packages);
    verdicts = List.copyOf(verdicts);
  }

  /** What one advisory says of them. */
  public record Verdict(Advisory advisory, Assessment assessment) {}
}
