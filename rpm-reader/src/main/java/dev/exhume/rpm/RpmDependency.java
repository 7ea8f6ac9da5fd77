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
