package dev.exhume.core.analysis.os;

import dev.exhume.core.profile.Evidence;
import java.util.Optional;
import java.util.Set;

/**
 * What one file says which distribution this is.
 *
 * @param prettyName the file's own words
 * @param isHint whether people write this file rather than packages
 */
record ReleaseClaim(
    Distribution distribution,
    Optional<String> version,
    Optional<String> codename,
    Optional<String> prettyName,
    Evidence evidence,
    boolean isHint) {
  private static final String OF_RED_HATS_SOURCES = "redhat-based";

  /** Alike in the way they are built, and with numbers of their own. */
  private static final Set<String> OTHERS_OF_FAMILY =
      Set.of("fedora", "redhat-linux", "amzn", "vmware-esx", "turbolinux", "yellowdog");

  /** As a person would say it: {@code Red Hat Enterprise Linux 4.4}. */
  String label() {
    return version
        .or(() -> codename)
        .map(text -> distribution.name() + " " + text)
        .orElse(distribution.name());
  }

  /** What a release file would say: {@code CentOS release 4.6 (Final)}. */
  String sentence(Optional<String> knownCodename) {
    String release = distribution.family().filter("debian"::equals).isPresent() ? " " : " release ";
    return distribution.name()
        + version.map(text -> release + text).orElse("")
        + knownCodename.map(" (%s)"::formatted).orElse("");
  }

  /** Whether two versions may be the same one, told to different depths: 7 and 7.9.2009. */
  static boolean compatible(Optional<String> one, Optional<String> other) {
    return one.isEmpty()
        || other.isEmpty()
        || isPart(one.get(), other.get())
        || isPart(other.get(), one.get());
  }

  /** Whether another claim says the same. */
  boolean agreesWith(ReleaseClaim other) {
    return distribution.id().equals(other.distribution.id()) && compatible(version, other.version);
  }

  /** Whether it says the same, or what the other one carries or is put upon. */
  boolean speaksFor(ReleaseClaim truth) {
    boolean isFamily = isOfMany() && truth.isOfRedHatsSources();
    return agreesWith(truth)
        || (isFamily && compatible(version, truth.version))
        || truth.distribution.carries(distribution)
        || distribution.isBuiltOn(truth.distribution)
        || truth.distribution.isBuiltOn(distribution);
  }

  /** Whether it only says that the distribution is one of those built of Red Hat's sources. */
  boolean isOfMany() {
    return distribution.id().equals(OF_RED_HATS_SOURCES);
  }

  /** Whether its packages have the versions of Red Hat's Enterprise Linux of that number. */
  boolean isOfRedHatsSources() {
    return distribution.family().filter("rhel"::equals).isPresent()
        && !OTHERS_OF_FAMILY.contains(distribution.id());
  }

  /** This claim with what one that agrees knows better. */
  ReleaseClaim refinedBy(ReleaseClaim other) {
    ReleaseClaim refined = withPointOf(other.version);
    return new ReleaseClaim(
        distribution,
        refined.version,
        codename.or(other::codename),
        prettyName,
        refined.version.equals(version) ? evidence : other.evidence,
        isHint);
  }

  /** This claim with a version of which its own is a part. */
  ReleaseClaim withPointOf(Optional<String> other) {
    boolean isPart = version.isPresent() && other.isPresent() && isPart(version.get(), other.get());
    return new ReleaseClaim(
        distribution, isPart ? other : version, codename, prettyName, evidence, isHint);
  }

  /** Whether a version is another one or its start: 4 is part of 4.6. */
  static boolean isPart(String shorter, String longer) {
    return longer.equals(shorter) || longer.startsWith(shorter + ".");
  }
}
