package dev.exhume.core.analysis.vulnerabilities;

/**
 * A release of a distributor, as its advisories name it.
 *
 * @param version {@code 4} of Red Hat, {@code 6.0} of Debian, {@code 8.04} of Ubuntu
 */
record DistributionRelease(Ecosystem ecosystem, String version) {
  /** Whether what is said of this release holds for a build. */
  boolean isOf(InstalledBuild build) {
    return ecosystem.isOf(build.distribution())
        && (build.release() + ".").startsWith(version + ".");
  }
}
