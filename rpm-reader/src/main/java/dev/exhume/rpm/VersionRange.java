package dev.exhume.rpm;

import dev.exhume.rpm.version.RpmVersion;

/**
 * The versions that a dependency speaks of: {@code >= 1.0}.
 *
 * @param flags {@link RpmDependency#LESS} and the others
 */
record VersionRange(long flags, RpmVersion version) {
  private static final long COMPARISONS =
      RpmDependency.LESS | RpmDependency.GREATER | RpmDependency.EQUAL;

  /**
   * Whether a version lies in both ranges, as RPM sees it: a version without a release equals that
   * version with any, if the range that has none includes it.
   */
  boolean overlaps(VersionRange other) {
    if ((flags & COMPARISONS) == 0 || (other.flags & COMPARISONS) == 0) {
      return true;
    }
    boolean bothHaveReleases = hasRelease() && other.hasRelease();
    int order =
        bothHaveReleases
            ? version.compareTo(other.version)
            : version.withoutRelease().compareTo(other.version.withoutRelease());
    if (order < 0) {
      return has(RpmDependency.GREATER) || other.has(RpmDependency.LESS);
    }
    if (order > 0) {
      return has(RpmDependency.LESS) || other.has(RpmDependency.GREATER);
    }
    if (hasRelease() != other.hasRelease()
        && (hasRelease() ? other : this).has(RpmDependency.EQUAL)) {
      return true;
    }
    return (flags & other.flags & COMPARISONS) != 0;
  }

  private boolean has(int comparison) {
    return (flags & comparison) != 0;
  }

  private boolean hasRelease() {
    return version.release().filter(release -> !release.isEmpty()).isPresent();
  }
}
