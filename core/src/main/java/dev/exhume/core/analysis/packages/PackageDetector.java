package dev.exhume.core.analysis.packages;

import dev.exhume.core.reading.Problems;
import dev.exhume.rpm.DatabaseFormat;
import dev.exhume.rpm.FoundDatabase;
import dev.exhume.rpm.RpmDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the installed packages, whichever package manager keeps them. */
public final class PackageDetector {
  private PackageDetector() {}

  /**
   * Looks for the databases of all package managers, and reads which files are whose. The database
   * stays open until the inventory is closed.
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
   * Looks for the databases of all package managers. A server may have several, for one can install
   * the other: the one with the most packages is the server's own.
   *
   * @param root the dead server's {@code /}, in any read-only file system
   */
  public static Optional<PackageSource> open(Path root, Problems problems) throws IOException {
    List<PackageSource> found = new ArrayList<>();
    openRpm(root, problems).ifPresent(found::add);
    DpkgPackages.open(root, problems).ifPresent(found::add);
    found.addAll(PlainDatabases.open(root, problems));
    return found.isEmpty() ? Optional.empty() : Optional.of(chosen(found, root, problems));
  }

  /** Of as many packages the first. */
  private static PackageSource chosen(List<PackageSource> found, Path root, Problems problems)
      throws IOException {
    PackageSource most = found.get(0);
    for (PackageSource one : found) {
      most = one.packages().size() > most.packages().size() ? one : most;
    }
    PackageSource chosen = most;
    for (PackageSource other : found) {
      chosen = other == most ? chosen : ChosenPackages.of(chosen, other, root, problems);
    }
    return chosen;
  }

  /**
   * Opens a database that lies anywhere, without its server: RPM's by its content, else the status
   * of dpkg, or a directory that holds either or is the database of another package manager.
   *
   * @return empty when it is no such thing
   */
  public static Optional<PackageSource> openAlone(Path database, Problems problems)
      throws IOException {
    if (Files.isDirectory(database)) {
      Optional<PackageSource> rpm = openRpm(database, problems);
      if (rpm.isPresent()) {
        return rpm;
      }
      return DpkgPackages.openDirectory(database, problems)
          .or(() -> PlainDatabases.openDirectory(database, problems));
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
