package dev.exhume.core.analysis.os;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Packages.PackageDatabase;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the installed packages say which distribution this is: the one that built most of them.
 *
 * @param builds packages that it built
 * @param distributionPackages packages that it or another distribution built
 * @param releasePackage the one that brings its release file
 * @param databaseEvidence where they are listed
 */
record PackageClaim(
    Distribution distribution,
    Optional<String> version,
    int builds,
    int distributionPackages,
    Optional<ReleasePackage> releasePackage,
    Evidence databaseEvidence) {

  /**
   * Asks the packages.
   *
   * @param files what the release files say: they decide between distributions whose packages look
   *     alike
   */
  static Optional<PackageClaim> of(Packages packages, List<ReleaseClaim> files) {
    List<Packages.Item> items = packages.items();
    Map<Distribution, Integer> builds = builds(items);
    int distributionPackages = (int) items.stream().filter(PackageClaim::isOfDistribution).count();
    Optional<ReleasePackage> release = ReleasePackage.find(items);
    return release
        .map(ReleasePackage::distribution)
        // dpkg does not tell who built a package: there the release package speaks alone.
        .filter(named -> builds.getOrDefault(named, 0) * 2 >= distributionPackages)
        .or(() -> mostBuilds(builds, files))
        .map(
            winner -> {
              Optional<ReleasePackage> own =
                  release.filter(named -> named.distribution().equals(winner));
              return new PackageClaim(
                  winner,
                  own.isPresent()
                      ? own.flatMap(ReleasePackage::version)
                      : mostFrequentVersion(winner, items),
                  builds.getOrDefault(winner, 0),
                  distributionPackages,
                  own,
                  evidence(packages));
            });
  }

  /** Whether a release file may be believed in the light of the packages. */
  boolean supports(ReleaseClaim claim) {
    boolean derived =
        // A derivative of Debian keeps its base-files, and nothing else tells its packages apart.
        distributionPackages == 0 && claim.distribution().carries(distribution);
    boolean same = claim.distribution().id().equals(distribution.id());
    return derived || (same && ReleaseClaim.compatible(claim.version(), version));
  }

  /** Whether it says the same as a claim, or the claim is of what was derived from it. */
  boolean speaksFor(ReleaseClaim claim) {
    return supports(claim);
  }

  /** A claim that is supported, with the point release that only the packages know. */
  ReleaseClaim refine(ReleaseClaim claim) {
    boolean same = claim.distribution().id().equals(distribution.id());
    return same ? claim.withPointOf(version) : claim;
  }

  /** The same as a claim of the package database. */
  ReleaseClaim asReleaseClaim(Packages packages) {
    return new ReleaseClaim(
        distribution, version, Optional.empty(), Optional.empty(), evidence(packages), false);
  }

  /** The database of the packages. */
  static Evidence evidence(Packages packages) {
    return Evidence.file(packages.database().map(PackageDatabase::path).orElse(""));
  }

  /** Whether hardly anything speaks against it. */
  boolean isSure() {
    return releasePackage.isPresent() && builds * 10L >= distributionPackages * 9L;
  }

  /** The reason as a person would say it. */
  String reason() {
    Optional<String> statement = releasePackage.map(ReleasePackage::statement);
    if (distributionPackages == 0) {
      return statement.orElse("the packages are those of " + distribution.name());
    }
    String majority =
        "%d of %d distribution packages are %s builds"
            .formatted(builds, distributionPackages, distribution.name());
    return statement.map(text -> majority + "; " + text).orElse(majority);
  }

  private static boolean isOfDistribution(Packages.Item item) {
    return Distribution.KNOWN.stream().anyMatch(known -> known.built(item));
  }

  private static Map<Distribution, Integer> builds(List<Packages.Item> items) {
    Map<Distribution, Integer> builds = new LinkedHashMap<>();
    for (Distribution known : Distribution.KNOWN) {
      int count = (int) items.stream().filter(known::built).count();
      if (count > 0) {
        builds.put(known, count);
      }
    }
    return builds;
  }

  private static Optional<Distribution> mostBuilds(
      Map<Distribution, Integer> builds, List<ReleaseClaim> files) {
    Set<String> claimed =
        files.stream().map(claim -> claim.distribution().id()).collect(Collectors.toSet());
    return builds.entrySet().stream()
        // The sort is stable: what is alike in both stays in the table's order.
        .sorted(
            Map.Entry.<Distribution, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> !claimed.contains(entry.getKey().id())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<String> mostFrequentVersion(
      Distribution distribution, List<Packages.Item> items) {
    Map<String, Integer> versions = new TreeMap<>();
    items.stream()
        .filter(distribution::built)
        .flatMap(item -> distribution.versionOf(item).stream())
        .forEach(version -> versions.merge(version, 1, Integer::sum));
    return versions.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
