package dev.exhume.rpm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells packages that were erased from what else lies in free parts of a database.
 *
 * <p>RPM writes the header of an installed package anew when the state of a file changes, and moves
 * headers about: what is left behind says nothing of the past. The same name, version, architecture
 * and time of installation make the same package; a header that lost its time, or of which some
 * bytes are wrong, is counted as any of its name and version.
 */
final class ErasedPackages {
  private final Map<Identity, Set<Instant>> known = new HashMap<>();
  private final List<RpmPackage> erased = new ArrayList<>();

  private ErasedPackages() {}

  /** The erased packages among those that were found, each once, of the best integrity there is. */
  static List<RpmPackage> among(Stream<RpmPackage> found, Collection<RpmPackage> installed) {
    ErasedPackages packages = new ErasedPackages();
    installed.forEach(packages::isNew);
    found
        .filter(rpm -> !rpm.version().isEmpty() && !rpm.release().isEmpty())
        .sorted(
            Comparator.comparing(RpmPackage::integrity)
                .thenComparing(rpm -> rpm.installTime().isEmpty()))
        .forEach(packages::add);
    return packages.erased;
  }

  private void add(RpmPackage rpm) {
    if (isNew(rpm)) {
      erased.add(rpm);
    }
  }

  private boolean isNew(RpmPackage rpm) {
    Set<Instant> times = known.get(Identity.of(rpm));
    boolean isFirst = times == null;
    if (times == null) {
      times = new HashSet<>();
      known.put(Identity.of(rpm), times);
    }
    boolean isTimeSure = rpm.integrity() != HeaderIntegrity.DAMAGED;
    return rpm.installTime().filter(time -> isTimeSure).map(times::add).orElse(isFirst);
  }

  private record Identity(String nevra, Optional<Long> epoch) {
    static Identity of(RpmPackage rpm) {
      return new Identity(rpm.nevra(), rpm.epoch());
    }
  }
}
