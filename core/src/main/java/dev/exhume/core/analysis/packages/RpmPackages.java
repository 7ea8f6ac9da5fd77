package dev.exhume.core.analysis.packages;

import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import dev.exhume.rpm.DatabaseFormat;
import dev.exhume.rpm.RpmDatabase;
import dev.exhume.rpm.RpmFile;
import dev.exhume.rpm.RpmPackage;
import dev.exhume.rpm.RpmProblem;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The packages of a server that has RPM. */
final class RpmPackages {
  /** Files that say which distribution this is, and belong to the package that knows. */
  private static final List<String> RELEASE_FILES =
      List.of(
          "/etc/redhat-release",
          "/etc/fedora-release",
          "/etc/system-release",
          "/etc/SuSE-release",
          "/etc/mandriva-release",
          "/etc/mandrake-release",
          "/usr/lib/os-release");

  private RpmPackages() {}

  /** Looks for the database and reads it. */
  static Optional<PackageInventory> detect(Path root, Problems problems) {
    try {
      Optional<Path> file = RpmDatabase.find(root);
      return file.isPresent()
          ? Optional.of(read(OwnedPaths.under(root), file.get(), problems))
          : Optional.empty();
    } catch (IOException e) {
      problems.unreadable(root.resolve("var/lib/rpm"), e);
      return Optional.empty();
    }
  }

  /** Reads a database that lies without its server. */
  static PackageInventory read(Path file, Problems problems) throws IOException {
    return read(OwnedPaths.withoutServer(RELEASE_FILES), file, problems);
  }

  /** Reads a database file; one that cannot be read is among the problems. */
  private static PackageInventory read(OwnedPaths owners, Path file, Problems problems)
      throws IOException {
    try (RpmDatabase database = RpmDatabase.open(file)) {
      return read(owners, database, problems);
    } catch (UnsupportedFeatureException e) {
      problems.add(file, e.getMessage() + "; packages and owners of files are not known");
      return unread(file, false);
    } catch (IOException e) {
      problems.add(file, e.getMessage() + "; packages and owners of files are not known");
      return unread(file, true);
    }
  }

  private static PackageInventory read(OwnedPaths owners, RpmDatabase database, Problems problems)
      throws IOException {
    List<Packages.Item> items = new ArrayList<>();
    for (Iterator<RpmPackage> all = database.stream().iterator(); all.hasNext(); ) {
      RpmPackage rpm = all.next();
      items.add(RpmItem.of(rpm, false));
      for (String path : rpm.filePaths()) {
        owners.add(path, rpm.name());
      }
    }
    items.sort(RpmItem.ORDER);
    List<RpmProblem> found = database.problems();
    for (RpmProblem problem : found) {
      problems.add(
          new Problem(problem.file().toString(), problem.message(), Optional.of(problem.offset())));
    }
    Distribution distribution = Distribution.of(items, releasePackages(owners));
    items.replaceAll(item -> RpmItem.withThirdParty(item, distribution.isThirdParty(item)));
    Packages.PackageDatabase source =
        new Packages.PackageDatabase(
            database.file().toString(),
            database.format().label(),
            Optional.of(label(database.byteOrder())),
            !found.isEmpty());
    Packages section = new Packages(Optional.of("rpm"), Optional.of(source), items.size(), items);
    Path file = database.file();
    return new PackageInventory(section, owners, visitor -> visit(file, distribution, visitor));
  }

  private static PackageInventory unread(Path file, boolean isDamaged) throws IOException {
    String format = DatabaseFormat.of(file).map(DatabaseFormat::label).orElse("unknown");
    Packages.PackageDatabase source =
        new Packages.PackageDatabase(file.toString(), format, Optional.empty(), isDamaged);
    Packages section = new Packages(Optional.of("rpm"), Optional.of(source), 0, List.of());
    return new PackageInventory(section, OwnedPaths.withoutServer(), PackageFiles.NONE);
  }

  private static Set<String> releasePackages(OwnedPaths owners) {
    Set<String> packages = new HashSet<>();
    RELEASE_FILES.forEach(file -> owners.ownerOfName(file).ifPresent(packages::add));
    return packages;
  }

  private static void visit(Path file, Distribution distribution, PackageFileVisitor visitor)
      throws IOException {
    try (RpmDatabase database = RpmDatabase.open(file)) {
      for (Iterator<RpmPackage> all = database.stream().iterator(); all.hasNext(); ) {
        RpmPackage rpm = all.next();
        Packages.Item item = RpmItem.of(rpm, false);
        Packages.Item judged = RpmItem.withThirdParty(item, distribution.isThirdParty(item));
        for (RpmFile packaged : rpm.files()) {
          visitor.visit(judged, RpmItem.file(packaged, rpm.digestAlgorithm()));
        }
      }
    }
  }

  private static String label(ByteOrder order) {
    return order.equals(ByteOrder.LITTLE_ENDIAN) ? "little-endian" : "big-endian";
  }
}
