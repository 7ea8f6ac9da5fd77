package dev.exhume.core.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The installed packages.
 *
 * @param manager {@code rpm} or {@code dpkg}; empty when no package database was found
 */
public record Packages(
    Optional<String> manager, Optional<PackageDatabase> database, int count, List<Item> items) {

  public Packages {
    items = List.copyOf(items);
  }

  /**
   * The file that the packages were read from.
   *
   * @param format {@code bdb-hash}, {@code dpkg-status}, …
   * @param damaged whether a part of it could not be read
   */
  public record PackageDatabase(
      String path, String format, Optional<String> byteOrder, boolean damaged) {}

  /**
   * One installed package.
   *
   * @param release empty for dpkg, whose version holds it
   * @param sizeBytes when installed
   * @param files how many it owns
   * @param thirdParty whether somebody else than the distribution made it
   */
  public record Item(
      String name,
      Optional<Long> epoch,
      String version,
      Optional<String> release,
      Optional<String> architecture,
      Optional<String> vendor,
      Optional<String> packager,
      Optional<String> sourcePackage,
      Optional<Instant> installedAt,
      Optional<Long> sizeBytes,
      Optional<String> license,
      int files,
      boolean thirdParty) {

    /** Name, version, release and architecture, as {@code rpm -qa} prints them. */
    public String nevra() {
      return name
          + "-"
          + version
          + release.map(number -> "-" + number).orElse("")
          + architecture.map(machine -> "." + machine).orElse("");
    }
  }
}
