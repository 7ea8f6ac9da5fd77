package dev.exhume.core.analysis.packages;

import dev.exhume.core.reading.Problems;
import dev.exhume.rpm.DatabaseFormat;
import dev.exhume.rpm.FoundDatabase;
import dev.exhume.rpm.RpmDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the installed packages, whichever package manager keeps them. */
public final class PackageDetector {
  private PackageDetector() {}

  /**
   * Looks for the databases of RPM and dpkg, and reads which files are whose. The database stays
   * open until the inventory is closed.
   *
   * @param root the dead server's {@code /}, in any read-only file system
   */
  public static PackageInventory detect(Path root, Problems problems) {
    try {
      Optional<PackageSource> found = open(root, problems);
      return found.isPresent()
          ? inventory(found.get(), root, problems)
          : PackageInventory.unknown();
    } catch (IOException e) {
      problems.unreadable(root, e);
      return PackageInventory.unknown();
    }
  }

  private static PackageInventory inventory(PackageSource source, Path root, Problems problems) {
    PackageInventory inventory = PackageInventory.of(source, root);
    source.tell(problems);
    return inventory;
  }

  /**
   * Looks for the databases of RPM and dpkg. A server may have both, for one can install the other:
   * the one with more packages is the server's own.
   *
   * @param root the dead server's {@code /}, in any read-only file system
   */
  public static Optional<PackageSource> open(Path root, Problems problems) throws IOException {
    Optional<PackageSource> dpkg = DpkgPackages.open(root, problems);
    Optional<PackageSource> rpm = openRpm(root, problems);
    if (rpm.isEmpty() || dpkg.isEmpty()) {
      return rpm.isPresent() ? rpm : dpkg;
    }
    boolean isDpkgs = dpkg.get().packages().size() > rpm.get().packages().size();
    return Optional.of(
        isDpkgs
            ? ChosenPackages.of(dpkg.get(), rpm.get(), root, problems)
            : ChosenPackages.of(rpm.get(), dpkg.get(), root, problems));
  }

  /**
   * Opens a database that lies anywhere, without its server: RPM's by its content, else the status
   * of dpkg, or a directory that holds either.
   *
   * @return empty when it is no such thing
   */
  public static Optional<PackageSource> openAlone(Path database, Problems problems)
      throws IOException {
    if (Files.isDirectory(database)) {
      Optional<PackageSource> rpm = openRpm(database, problems);
      return rpm.isPresent() ? rpm : DpkgPackages.openDirectory(database, problems);
    }
    if (DatabaseFormat.of(database).isPresent()) {
      return Optional.of(RpmPackages.open(database, problems));
    }
    return DpkgPackages.openStatus(database, problems);
  }

  /** Opens a file as a database of RPM that has lost its start, so that nothing tells it is one. */
  public static PackageSource salvage(Path database, Problems problems) {
    return RpmPackages.open(database, problems);
  }

  private static Optional<PackageSource> openRpm(Path root, Problems problems) throws IOException {
    List<FoundDatabase> found = RpmDatabase.findAll(root);
    return found.isEmpty() ? Optional.empty() : Optional.of(RpmPackages.open(found, problems));
  }
}
