package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A database that is there, but of which nothing can be read. */
record UnreadPackages(Path file, Packages section, String reason) implements PackageSource {
  @Override
  public List<ListedPackage> packages() {
    return List.of();
  }

  @Override
  public List<ListedPackage> erased() {
    return List.of();
  }

  @Override
  public void tell(Problems problems) {
    problems.add(file, reason + "; packages and owners of files are not known");
  }

  @Override
  public Optional<String> failure() {
    return Optional.of(reason);
  }
}
