package dev.exhume.core.analysis.packages;

import dev.exhume.core.reading.Problems;
import dev.exhume.rpm.DatabaseFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the installed packages, whichever package manager keeps them. */
public final class PackageDetector {
  private PackageDetector() {}

  /**
   * Looks for the databases of RPM and dpkg. A server may have both, for one can install the other:
   * the one with more packages is the server's own.
   *
   * @param root the dead server's {@code /}, in any read-only file system
   */
  public static PackageInventory detect(Path root, Problems problems) {
    Optional<PackageInventory> dpkg = DpkgPackages.detect(root, problems);
    Optional<PackageInventory> rpm = RpmPackages.detect(root, problems);
    if (dpkg.isPresent() && rpm.isPresent()) {
      return dpkg.get().section().count() > rpm.get().section().count() ? dpkg.get() : rpm.get();
    }
    return dpkg.or(() -> rpm).orElseGet(PackageInventory::unknown);
  }

  /**
   * Reads a database that lies anywhere, without its server: RPM's by its content, else the status
   * of dpkg.
   *
   * @return a manager in {@link PackageInventory#section()} only if the file is such a database
   */
  public static PackageInventory read(Path database, Problems problems) throws IOException {

    if (DatabaseFormat.of(database).isPresent()) {
      return RpmPackages.read(database, problems);
    }
    return DpkgPackages.read(database, problems)
        .filter(inventory -> inventory.section().count() > 0)
        .orElseGet(PackageInventory::unknown);
  }
}
