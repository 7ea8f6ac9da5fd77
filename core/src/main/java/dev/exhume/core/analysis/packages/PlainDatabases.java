package dev.exhume.core.analysis.packages;

import dev.exhume.core.analysis.packages.apk.ApkPackages;
import dev.exhume.core.analysis.packages.pacman.PacmanPackages;
import dev.exhume.core.analysis.packages.portage.GentooPackages;
import dev.exhume.core.analysis.packages.slackware.SlackwarePackages;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The package managers, dpkg apart, that keep what they know in plain text. */
final class PlainDatabases {
  private static final List<Reader> OF_SERVERS =
      List.of(
          SlackwarePackages::open, GentooPackages::open, ApkPackages::open, PacmanPackages::open);

  private static final List<Reader> OF_DIRECTORIES =
      List.of(
          SlackwarePackages::openDirectory,
          GentooPackages::openDirectory,
          ApkPackages::openDirectory,
          PacmanPackages::openDirectory);

  private PlainDatabases() {}

  /** All that are on a server and hold a package. */
  static List<PackageSource> open(Path root, Problems problems) {
    return OF_SERVERS.stream().flatMap(reader -> reader.read(root, problems).stream()).toList();
  }

  /** The one that a directory is. */
  static Optional<PackageSource> openDirectory(Path directory, Problems problems) {
    return OF_DIRECTORIES.stream()
        .flatMap(reader -> reader.read(directory, problems).stream())
        .findFirst();
  }

  private interface Reader {
    Optional<PackageSource> read(Path place, Problems problems);
  }
}
