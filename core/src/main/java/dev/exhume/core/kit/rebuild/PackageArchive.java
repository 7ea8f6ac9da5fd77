package dev.exhume.core.kit.rebuild;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a release's packages can still be fetched, and how.
 *
 * @param installer that takes them
 * @param base an image of the release, of this machine if no public one is known
 * @param address of the archive
 * @param security where its security updates are, if elsewhere
 * @param repositories as the installer's configuration names them, addresses as {@code $ARCHIVE}
 *     and {@code $SECURITY}
 * @param codename of the release
 * @param architecture as the installer names it
 * @param isStandIn whether it is another distribution's, built of the same sources
 */
record PackageArchive(
    Installer installer,
    String base,
    String address,
    Optional<String> security,
    List<String> repositories,
    Optional<String> codename,
    String architecture,
    boolean isStandIn) {
  private static final TsvTable TABLE = TsvTable.resource(PackageArchive.class, "archives.tsv");
  private static final Splitter REPOSITORIES = Splitter.on(" ; ");
  private static final Splitter PARTS = Splitter.on('.');
  private static final Pattern VERSION = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6}){0,2}");
  private static final Pattern CODENAME = Pattern.compile("[a-z]{1,20}");

  /** Whose sources another distribution is built of, so that its packages do. */
  private static final Map<String, String> STAND_INS = ImmutableMap.of("rhel", "centos");

  private static final Map<String, String> RPM_ARCHITECTURES =
      ImmutableMap.of("i386", "i386", "x86_64", "x86_64");
  private static final Map<String, String> DPKG_ARCHITECTURES =
      ImmutableMap.of("i386", "i386", "x86_64", "amd64");

  PackageArchive {
    repositories = List.copyOf(repositories);
  }

  /** What installs packages. */
  enum Installer {
    APT,
    YUM
  }

  /** Whether its programs are of 64 bits. */
  boolean is64Bit() {
    return !architecture.equals("i386");
  }

  /** The archive of a release; empty where none is known that could be used today. */
  static Optional<PackageArchive> of(OperatingSystem os) {
    String own = os.id().orElse("");
    String id = STAND_INS.getOrDefault(own, own);
    Optional<String> version = os.version().filter(text -> VERSION.matcher(text).matches());
    Optional<String> codename = os.codename().filter(text -> CODENAME.matcher(text).matches());
    Installer installer =
        id.equals("debian") || id.equals("ubuntu") ? Installer.APT : Installer.YUM;
    Optional<String> architecture =
        os.architecture()
            .map(PackageArchive::generic)
            .map((installer == Installer.APT ? DPKG_ARCHITECTURES : RPM_ARCHITECTURES)::get);
    if (version.isEmpty()
        || architecture.isEmpty()
        || (installer == Installer.APT && codename.isEmpty())) {
      return Optional.empty();
    }
    return TABLE.rows().stream()
        .filter(row -> row.get("id").equals(id) && covers(row, version.get()))
        .findFirst()
        .map(
            row ->
                of(
                    row,
                    installer,
                    ImmutableMap.of(
                        "{version}", version.get(),
                        "{codename}", codename.orElse(""),
                        "{point}", row.find("point").orElse(""),
                        "{basearch}", architecture.get()),
                    !id.equals(own)));
  }

  private static PackageArchive of(
      TsvTable.Row row, Installer installer, Map<String, String> facts, boolean isStandIn) {
    return new PackageArchive(
        installer,
        filled(
            row.find("base").orElse("localhost/base-%s:{version}".formatted(row.get("id"))), facts),
        filled(row.get("archive"), facts),
        row.find("security").map(address -> filled(address, facts)),
        REPOSITORIES
            .splitToStream(row.get("repositories"))
            .map(repository -> filled(repository, facts))
            .toList(),
        Optional.ofNullable(facts.get("{codename}")).filter(name -> !name.isEmpty()),
        facts.getOrDefault("{basearch}", ""),
        isStandIn);
  }

  private static String generic(String architecture) {
    return architecture.matches("i[3-6]86") ? "i386" : architecture;
  }

  private static String filled(String text, Map<String, String> facts) {
    String filled = text;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      filled = filled.replace(fact.getKey(), fact.getValue());
    }
    return filled;
  }

  private static boolean covers(TsvTable.Row row, String version) {
    return compare(version, row.get("first")) >= 0 && compare(version, row.get("last")) <= 0;
  }

  /** Compares as many numbers as the bound has: 4.8 is none other than 4. */
  private static int compare(String version, String bound) {
    List<String> numbers = PARTS.splitToList(version);
    List<String> limits = PARTS.splitToList(bound);
    for (int i = 0; i < limits.size(); i++) {
      int number = i < numbers.size() ? Integer.parseInt(numbers.get(i)) : 0;
      int order = Integer.compare(number, Integer.parseInt(limits.get(i)));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
