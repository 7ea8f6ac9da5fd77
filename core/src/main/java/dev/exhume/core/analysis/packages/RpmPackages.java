package dev.exhume.core.analysis.packages;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Packages.OtherDatabase;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import dev.exhume.rpm.DatabaseFormat;
import dev.exhume.rpm.FoundDatabase;
import dev.exhume.rpm.RpmDatabase;
import dev.exhume.rpm.RpmPackage;
import dev.exhume.rpm.RpmProblem;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The packages of a database of RPM. */
final class RpmPackages implements PackageSource {
  private static final String MANAGER = "rpm";

  /** Files that say which distribution this is, and belong to the package that knows. */
  private static final Set<String> RELEASE_FILES =
      Set.of(
          "/etc/redhat-release",
          "/etc/fedora-release",
          "/etc/system-release",
          "/etc/SuSE-release",
          "/etc/mandriva-release",
          "/etc/mandrake-release",
          "/usr/lib/os-release");

  private final RpmDatabase database;
  private final List<OtherDatabase> others;
  private final Problems problems;
  private final List<RpmPackage> installed;
  private final Distribution distribution;

  private RpmPackages(RpmDatabase database, List<OtherDatabase> others, Problems problems) {
    this.database = database;
    this.others = others;
    this.problems = problems;
    this.installed = database.packages();
    this.distribution = distribution();
  }

  /** Opens a database of which nothing is known but where it lies. */
  static PackageSource open(Path file, Problems problems) {
    return open(file, Optional.empty(), List.of(), problems);
  }

  /**
   * Opens the first of several databases.
   *
   * @param found the one in use, then the others
   * @param problems is told what of the files of packages cannot be read
   */
  static PackageSource open(List<FoundDatabase> found, Problems problems) {
    List<OtherDatabase> others = found.stream().skip(1).map(RpmPackages::other).toList();
    return open(found.get(0).file(), found.get(0).format(), others, problems);
  }

  private static PackageSource open(
      Path file, Optional<DatabaseFormat> format, List<OtherDatabase> others, Problems problems) {
    try {
      return new RpmPackages(RpmDatabase.open(file), others, problems);
    } catch (IOException e) {
      String label = format.map(DatabaseFormat::label).orElse("unknown");
      Packages.PackageDatabase unread =
          new Packages.PackageDatabase(file.toString(), label, Optional.empty(), true);
      return new UnreadPackages(
          file,
          new Packages(Optional.of(MANAGER), Optional.of(unread), others, 0, List.of()),
          Problems.reason(e));
    }
  }

  @Override
  public Packages section() {
    Packages.PackageDatabase source =
        new Packages.PackageDatabase(
            database.file().toString(),
            database.format().label(),
            Optional.of(label(database.byteOrder())),
            !database.problems().isEmpty());
    List<Packages.Item> items = installed.stream().map(this::item).toList();
    return new Packages(Optional.of(MANAGER), Optional.of(source), others, items.size(), items);
  }

  @Override
  public List<ListedPackage> packages() {
    return installed.stream().map(this::listed).toList();
  }

  @Override
  public List<ListedPackage> packagesInDatabaseOrder() {
    return installed.stream()
        .sorted(Comparator.comparingLong(RpmPackage::instance))
        .map(this::listed)
        .toList();
  }

  @Override
  public List<ListedPackage> erased() {
    return database.erased().stream().map(this::listed).toList();
  }

  @Override
  public void tell(Problems told) {
    for (RpmProblem problem : database.problems()) {
      told.add(
          new Problem(problem.file().toString(), problem.message(), Optional.of(problem.offset())));
    }
  }

  @Override
  public void close() throws IOException {
    database.close();
  }

  private ListedPackage listed(RpmPackage rpm) {
    return new RpmListed(database.file(), rpm, item(rpm), thirdPartyReason(rpm), problems);
  }

  private Packages.Item item(RpmPackage rpm) {
    return RpmItem.of(rpm, thirdPartyReason(rpm).isPresent());
  }

  private Optional<String> thirdPartyReason(RpmPackage rpm) {
    return rpm.isPublicKey() ? Optional.empty() : distribution.thirdPartyReason(rpm.vendor());
  }

  /** Only packages of other vendors need be asked for the files of a release. */
  private Distribution distribution() {
    List<RpmPackage> software = installed.stream().filter(rpm -> !rpm.isPublicKey()).toList();
    Distribution known = Distribution.ofMost(software.stream().map(RpmPackage::vendor).toList());
    for (RpmPackage rpm : software) {
      if (known.isThirdParty(rpm.vendor()) && ownsReleaseFile(rpm)) {
        known = known.and(rpm.vendor());
      }
    }
    return known;
  }

  private boolean ownsReleaseFile(RpmPackage rpm) {
    try {
      return rpm.filePaths().stream().anyMatch(RELEASE_FILES::contains);
    } catch (IOException e) {
      problems.add(
          database.file(),
          "%s: files cannot be read: %s".formatted(rpm.nevra(), Problems.reason(e)));
      return false;
    }
  }

  private static OtherDatabase other(FoundDatabase found) {
    return new OtherDatabase(
        found.file().toString(),
        found.format().map(DatabaseFormat::label),
        found.lastWritten().map(time -> time.truncatedTo(ChronoUnit.SECONDS)),
        found.holdsPackages(),
        found.reason());
  }

  private static String label(ByteOrder order) {
    return order.equals(ByteOrder.LITTLE_ENDIAN) ? "little-endian" : "big-endian";
  }
}
