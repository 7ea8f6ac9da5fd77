package dev.exhume.core.analysis.vulnerabilities;

/**
 * A release of a distributor, as its advisories name it.
 *
 * @param version {@code 4} of Red Hat, {@code 6.0} of Debian, {@code 8.04} of Ubuntu, {@code 11.3}
 *     of SUSE for service pack 3
 */
public record DistributionRelease(Ecosystem ecosystem, String version) {
  /** Whether what is said of this release holds for a build. */
  boolean isOf(InstalledBuild build) {
    return isOf(build.distribution(), build.release());
  }

  /** Whether what is said of this release holds for a distribution in a version. */
  public boolean isOf(String distribution, String release) {
    if (!ecosystem.isOf(distribution)) {
      return false;
    }
    // Each service pack is mended by itself, and so is what came before the first.
    return ecosystem == Ecosystem.SUSE
        ? withUpdate(release).equals(withUpdate(version))
        : (release + ".").startsWith(version + ".");
  }

  private static String withUpdate(String version) {
    return version.contains(".") ? version : version + ".0";
  }
}
