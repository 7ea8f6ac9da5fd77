package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Packages.OtherDatabase;
import dev.exhume.core.profile.Packages.PackageDatabase;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packages of one package manager on a server that has another one too. */
record ChosenPackages(PackageSource chosen, List<OtherDatabase> others) implements PackageSource {
  /** Takes the first of two, and closes the second. */
  static PackageSource of(PackageSource chosen, PackageSource other, Path root, Problems problems)
      throws IOException {
    Packages section = other.section();
    other.tell(problems);
    other.close();
    List<OtherDatabase> others = new ArrayList<>();
    if (section.database().isPresent()) {
      others.add(other(section.database().get(), section.count(), root));
    }
    others.addAll(section.otherDatabases());
    return new ChosenPackages(chosen, others);
  }

  private static OtherDatabase other(PackageDatabase database, int packages, Path root)
      throws IOException {
    Path file = root.resolve(database.path());
    Instant lastWritten =
        Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
    return new OtherDatabase(
        database.path(),
        Optional.of(database.format()),
        Optional.of(lastWritten),
        packages > 0,
        "belongs to another package manager, which has fewer packages: " + packages);
  }

  @Override
  public Packages section() {
    return chosen.section().withOthers(others);
  }

  @Override
  public List<ListedPackage> packages() {
    return chosen.packages();
  }

  @Override
  public List<ListedPackage> packagesInDatabaseOrder() {
    return chosen.packagesInDatabaseOrder();
  }

  @Override
  public List<ListedPackage> erased() {
    return chosen.erased();
  }

  @Override
  public void tell(Problems problems) {
    chosen.tell(problems);
  }

  @Override
  public Optional<String> failure() {
    return chosen.failure();
  }

  @Override
  public void close() throws IOException {
    chosen.close();
  }
}
