package dev.exhume.rpm.version;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * The version of a package as RPM compares it, and as it is written in dependencies and advisories:
 * {@code 1:2.0.52-38.ent}.
 *
 * <pre>
 * RpmVersion --> [epoch ":"] version ["-" release]
 * </pre>
 *
 * <p>The order is that of RPM: by epoch, where an absent one is 0, then by version, then by
 * release, where an absent one is older than any. So {@code 1.0} and {@code 0:1.0} compare as the
 * same and are not equal.
 *
 * @param epoch most packages have none
 */
public record RpmVersion(Optional<Long> epoch, String version, Optional<String> release)
    implements Comparable<RpmVersion> {
  private static final Comparator<RpmVersion> ORDER =
      Comparator.comparingLong((RpmVersion version) -> version.epoch().orElse(0L))
          .thenComparing(RpmVersion::version, RpmVersion::compare)
          .thenComparing(version -> version.release().isPresent())
          .thenComparing(version -> version.release().orElse(""), RpmVersion::compare);

  /** More digits would not fit a {@code long}; RPM itself has epochs of 32 bits. */
  private static final int MAX_EPOCH_DIGITS = 18;

  public RpmVersion {
    Objects.requireNonNull(epoch);
    Objects.requireNonNull(version);
    Objects.requireNonNull(release);
  }

  /** Takes a text apart as RPM does; what is before the last dash may hold dashes itself. */
  public static RpmVersion parse(String text) {
    int colon = 0;
    while (colon < text.length() && isDigit(text.charAt(colon))) {
      colon++;
    }
    boolean hasEpoch = colon < text.length() && text.charAt(colon) == ':';
    String rest = hasEpoch ? text.substring(colon + 1) : text;
    int dash = rest.lastIndexOf('-');
    return new RpmVersion(
        hasEpoch ? Optional.of(epoch(text.substring(0, colon))) : Optional.empty(),
        dash < 0 ? rest : rest.substring(0, dash),
        dash < 0 ? Optional.empty() : Optional.of(rest.substring(dash + 1)));
  }

  /**
   * Compares two versions without epoch and release, or two releases, as {@code rpmvercmp} does.
   *
   * @return less than 0 if {@code a} is older, 0 if they are the same, else more than 0
   */
  public static int compare(String a, String b) {
    return VersionParts.compare(a, b);
  }

  /** The same version of any release. */
  public RpmVersion withoutRelease() {
    return new RpmVersion(epoch, version, Optional.empty());
  }

  @Override
  public int compareTo(RpmVersion other) {
    return ORDER.compare(this, other);
  }

  /** As RPM prints it, without an epoch that is absent. */
  @Override
  public String toString() {
    return epoch.map(number -> number + ":").orElse("")
        + version
        + release.map(name -> "-" + name).orElse("");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static long epoch(String digits) {
    if (digits.isEmpty()) {
      return 0;
    }
    return digits.length() > MAX_EPOCH_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
