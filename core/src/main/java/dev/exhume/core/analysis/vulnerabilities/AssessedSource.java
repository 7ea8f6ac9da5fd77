package dev.exhume.core.analysis.vulnerabilities;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;

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
  public record Verdict(Advisory advisory, Assessment assessment) {
    /** How bad the hole is where it is reached, if anybody says so. */
    public Optional<Severity> severity() {
      return Vulnerability.of(advisory).map(Vulnerability::severity);
    }
  }
}
