package dev.exhume.core.analysis.os;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The installed package that brings the release file, and so knows what this is. */
record ReleasePackage(Distribution distribution, Optional<String> version, Packages.Item item) {
  private static final String DEBIAN = "debian";

  private static final List<Row> TABLE =
      TsvTable.resource(ReleasePackage.class, "release-packages.tsv").rows().stream()
          .map(Row::of)
          .toList();

  /** Seeks it among the installed packages. */
  static Optional<ReleasePackage> find(List<Packages.Item> items) {
    return TABLE.stream()
        .flatMap(row -> items.stream().flatMap(item -> row.match(item).stream()))
        .findFirst();
  }

  /** As a person would say it: {@code centos-release is 4-6}. */
  String statement() {
    return "%s is %s".formatted(item.name(), versionAndRelease(item));
  }

  private static String versionAndRelease(Packages.Item item) {
    return item.release().map(release -> item.version() + "-" + release).orElse(item.version());
  }

  private record Row(Distribution distribution, Pattern name, Pattern version) {
    static Row of(TsvTable.Row row) {
      return new Row(
          Distribution.findOrMake(row.get("id"), row.get("id"), List.of()),
          Pattern.compile(row.get("name")),
          Pattern.compile(row.get("pattern")));
    }

    Optional<ReleasePackage> match(Packages.Item item) {
      if (!name.matcher(item.name()).matches() || isOfOtherManager(item)) {
        return Optional.empty();
      }
      return ReleaseMatch.find(version, versionAndRelease(item))
          .map(match -> new ReleasePackage(distribution, match.version(), item));
    }

    /** Packages of dpkg have no release; RPM too knows some that are called base-files. */
    private boolean isOfOtherManager(Packages.Item item) {
      boolean isOfDpkg = distribution.family().filter(DEBIAN::equals).isPresent();
      return isOfDpkg == item.release().isPresent();
    }
  }
}
