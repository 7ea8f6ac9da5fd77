package dev.exhume.core.analysis.vulnerabilities;

import com.google.common.collect.ImmutableSet;
import dev.exhume.rpm.version.RebuildOrder;
import dev.exhume.rpm.version.RpmVersion;
import java.util.Locale;

/** Whose builds an advisory is about: a distributor, and those who build its packages anew. */
public enum Ecosystem {
  RHEL("rhel", "centos", "scientific", "almalinux", "rocky") {
    @Override
    RebuildOrder order(String distribution, String installed, String reference) {
      // Only Red Hat itself has builds for who stays at an older minor release.
      return distribution.equals("rhel")
          ? RebuildOrder.of(RpmVersion.parse(installed), RpmVersion.parse(reference))
          : inMainLine(installed, reference);
    }
  },
  ROCKY("rocky") {
    @Override
    RebuildOrder order(String distribution, String installed, String reference) {
      return inMainLine(installed, reference);
    }
  },
  ALMALINUX("almalinux") {
    @Override
    RebuildOrder order(String distribution, String installed, String reference) {
      return inMainLine(installed, reference);
    }
  },
  SUSE("sles", "sled") {
    @Override
    RebuildOrder order(String distribution, String installed, String reference) {
      return plainly(RpmVersion.parse(installed).compareTo(RpmVersion.parse(reference)));
    }
  },
  OPENSUSE("opensuse", "opensuse-leap") {
    @Override
    RebuildOrder order(String distribution, String installed, String reference) {
      return SUSE.order(distribution, installed, reference);
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
    return plainly(DpkgVersion.parse(installed).compareTo(DpkgVersion.parse(reference)));
  }

  /** Whether its packages are RPM's, where advisories name installed ones rather than sources. */
  public boolean usesRpm() {
    return this != DEBIAN && this != UBUNTU;
  }

  /**
   * The one of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Ecosystem named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static RebuildOrder inMainLine(String installed, String reference) {
    return RebuildOrder.inMainLine(RpmVersion.parse(installed), RpmVersion.parse(reference));
  }

  private static RebuildOrder plainly(int order) {
    if (order == 0) {
      return RebuildOrder.SAME;
    }
    return order < 0 ? RebuildOrder.OLDER : RebuildOrder.NEWER;
  }
}
