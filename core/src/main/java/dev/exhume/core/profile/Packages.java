package dev.exhume.core.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The installed packages.
 *
 * @param manager {@code rpm}, {@code dpkg}, {@code pkgtools} (Slackware), {@code portage} (Gentoo),
 *     {@code apk} (Alpine) or {@code pacman} (Arch Linux); empty when no package database was found
 * @param otherDatabases those that were found too and are not the one in use
 */
public record Packages(
    Optional<String> manager,
    Optional<PackageDatabase> database,
    List<OtherDatabase> otherDatabases,
    int count,
    List<Item> items) {

  public Packages {
    otherDatabases = List.copyOf(otherDatabases);
    items = List.copyOf(items);
  }

  /** The packages of a server without a package database. */
  public static Packages unknown() {
    return new Packages(Optional.empty(), Optional.empty(), List.of(), 0, List.of());
  }

  /** The same packages, with more databases that were found beside them. */
  public Packages withOthers(List<OtherDatabase> more) {
    List<OtherDatabase> others = new ArrayList<>(otherDatabases);
    others.addAll(more);
    return new Packages(manager, database, others, count, items);
  }

  /** A package in one word, as the manager of these packages lists it. */
  public String label(Item item) {
    return label(manager.orElse(""), item);
  }

  /** A package in one word, as a manager lists it. */
  public static String label(String manager, Item item) {
    String version = item.version().isEmpty() ? "" : "-" + item.version();
    return switch (manager) {
      case "pkgtools" ->
          item.name()
              + version
              + item.architecture().map(machine -> "-" + machine).orElse("")
              + item.release().map(build -> "-" + build).orElse("");
      case "portage", "apk", "pacman" -> item.name() + version;
      default -> item.nevra();
    };
  }

  /**
   * The file, or directory of files, that the packages were read from.
   *
   * @param format {@code bdb-hash}, {@code dpkg-status}, {@code portage-vdb}, …
   * @param damaged whether a part of it could not be read
   */
  public record PackageDatabase(
      String path, String format, Optional<String> byteOrder, boolean damaged) {}

  /**
   * A file that packages could have been read from, but were not.
   *
   * @param path of the file, or of a directory that cannot be looked into
   * @param format empty when it could not be recognised
   * @param holdsPackages whether there is one in it at least
   * @param reason why it is not the one in use, as the end of a sentence about it
   */
  public record OtherDatabase(
      String path,
      Optional<String> format,
      Optional<Instant> lastWritten,
      boolean holdsPackages,
      String reason) {}

  /**
   * One installed package.
   *
   * @param name for Portage with its category: {@code www-servers/apache}
   * @param version empty in lists that do not tell it, and for Slackware up to 8.0
   * @param release the number of the build for RPM and Slackware; for others the version holds it
   * @param sizeBytes when installed
   * @param files how many it owns
   * @param thirdParty whether somebody else than the distribution made it
   * @param publicKey whether it is no software but a key that packages are signed with
   * @param modularityLabel name, stream, version and context of the module that it belongs to
   * @param signingKey the number of the key that it is signed with, in hexadecimal
   * @param integrity empty for all but RPM, which alone has the means to tell
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
      boolean thirdParty,
      boolean publicKey,
      Optional<String> modularityLabel,
      Optional<String> signingKey,
      Optional<Integrity> integrity) {

    /** A package of which no more than its name and version is known. */
    public Item(
        String name,
        Optional<Long> epoch,
        String version,
        Optional<String> release,
        Optional<String> architecture,
        boolean publicKey) {
      this(
          name,
          epoch,
          version,
          release,
          architecture,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          false,
          publicKey,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

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
