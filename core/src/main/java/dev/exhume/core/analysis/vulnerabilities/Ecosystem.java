package dev.exhume.core.analysis.vulnerabilities;

import com.google.common.collect.ImmutableSet;
import dev.exhume.rpm.version.RebuildOrder;
import dev.exhume.rpm.version.RpmVersion;
import java.util.Locale;

/** Whose builds an advisory is about: a distributor, and those who build its packages anew. */
enum Ecosystem {
  RHEL("rhel", "centos", "scientific", "almalinux", "rocky") {
    @Override
    RebuildOrder order(String distribution, String installed, String reference) {
      RpmVersion mine = RpmVersion.parse(installed);
      RpmVersion theirs = RpmVersion.parse(reference);
      // Only Red Hat itself has builds for who stays at an older minor release.
      return distribution.equals("rhel")
          ? RebuildOrder.of(mine, theirs)
          : RebuildOrder.inMainLine(mine, theirs);
    }
  },
  DEBIAN("debian"),
  UBUNTU("ubuntu");

  private final ImmutableSet<String> distributions;

  Ecosystem(String... distributions) {
    this.distributions = ImmutableSet.copyOf(distributions);
  }

  /** Whether a distribution takes its packages from there. */
  boolean isOf(String distribution) {
    return distributions.contains(distribution);
  }

  /** How an installed build of a distribution stands to another. */
  RebuildOrder order(String distribution, String installed, String reference) {
    int order = DpkgVersion.parse(installed).compareTo(DpkgVersion.parse(reference));
    if (order == 0) {
      return RebuildOrder.SAME;
    }
    return order < 0 ? RebuildOrder.OLDER : RebuildOrder.NEWER;
  }

  static Ecosystem named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
