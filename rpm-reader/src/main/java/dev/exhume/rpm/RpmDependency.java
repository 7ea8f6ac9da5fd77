package dev.exhume.rpm;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that a package provides, or needs of others.
 *
 * @param name of a package, a file, a library, or whatever packagers agree on
 * @param flags {@link #LESS}, {@link #GREATER}, {@link #EQUAL} and RPM's others
 * @param version that the flags compare with
 */
public record RpmDependency(String name, long flags, Optional<String> version) {
  /** Flag of an older version. */
  public static final int LESS = 1 << 1;

  /** Flag of a newer version. */
  public static final int GREATER = 1 << 2;

  /** Flag of the same version. */
  public static final int EQUAL = 1 << 3;

  public RpmDependency {
    Objects.requireNonNull(name);
    Objects.requireNonNull(version);
  }

  /** Whether RPM takes a package of this name and this version for what is meant. */
  public boolean accepts(RpmVersion installed) {
    return version
        .map(text -> new VersionRange(flags, RpmVersion.parse(text)))
        .map(range -> range.overlaps(new VersionRange(EQUAL, installed)))
        .orElse(true);
  }

  /**
   * Whether RPM takes one for the other: what a package provides for what another one needs. Both
   * have the same name, and a version lies in both ranges; without a version all do.
   */
  public boolean overlaps(RpmDependency other) {
    if (!name.equals(other.name)) {
      return false;
    }
    if (version.isEmpty() || other.version.isEmpty()) {
      return true;
    }
    VersionRange range = new VersionRange(flags, RpmVersion.parse(version.get()));
    return range.overlaps(new VersionRange(other.flags, RpmVersion.parse(other.version.get())));
  }

  /** As RPM prints it: {@code libc.so.6} or {@code perl >= 5.0}. */
  @Override
  public String toString() {
    String operator =
        ((flags & LESS) != 0 ? "<" : "")
            + ((flags & GREATER) != 0 ? ">" : "")
            + ((flags & EQUAL) != 0 ? "=" : "");
    return version.map(value -> name + " " + operator + " " + value).orElse(name);
  }
}
