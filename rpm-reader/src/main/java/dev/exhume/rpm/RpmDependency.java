package dev.exhume.rpm;

import dev.exhume.rpm.version.RpmVersion;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that a package provides, needs, or relates to in another way.
 *
 * @param name of a package, a file, a library, or whatever packagers agree on
 * @param flags {@link #LESS}, {@link #GREATER}, {@link #EQUAL} and RPM's others, which have methods
 * @param version that the flags compare with: {@code [epoch:]version[-release]}
 */
public record RpmDependency(String name, long flags, Optional<String> version) {
  /** Flag of an older version. */
  public static final int LESS = 1 << 1;

  /** Flag of a newer version. */
  public static final int GREATER = 1 << 2;

  /** Flag of the same version. */
  public static final int EQUAL = 1 << 3;

  private static final int POSTTRANS = 1 << 5;
  private static final int PREREQ = 1 << 6;
  private static final int PRETRANS = 1 << 7;
  private static final int INTERP = 1 << 8;
  private static final int SCRIPT_PRE = 1 << 9;
  private static final int SCRIPT_POST = 1 << 10;
  private static final int SCRIPT_PREUN = 1 << 11;
  private static final int SCRIPT_POSTUN = 1 << 12;
  private static final int SCRIPT_VERIFY = 1 << 13;
  private static final int FIND_REQUIRES = 1 << 14;
  private static final int FIND_PROVIDES = 1 << 15;
  private static final int MISSINGOK = 1 << 19;
  private static final int PREUNTRANS = 1 << 20;
  private static final int POSTUNTRANS = 1 << 21;
  private static final int RPMLIB = 1 << 24;
  private static final int CONFIG = 1 << 28;
  private static final int META = 1 << 29;

  public RpmDependency {
    Objects.requireNonNull(name);
    Objects.requireNonNull(version);
  }

  /** Whether it must be there before the package, as RPM until 4.4 put it: {@code PreReq}. */
  public boolean isPrerequisite() {
    return has(PREREQ);
  }

  /** Whether the script before the installation needs it. */
  public boolean isPre() {
    return has(SCRIPT_PRE);
  }

  /** Whether the script after the installation needs it. */
  public boolean isPost() {
    return has(SCRIPT_POST);
  }

  /** Whether the script before the erasure needs it. */
  public boolean isPreun() {
    return has(SCRIPT_PREUN);
  }

  /** Whether the script after the erasure needs it. */
  public boolean isPostun() {
    return has(SCRIPT_POSTUN);
  }

  /** Whether the script before the transaction needs it. */
  public boolean isPretrans() {
    return has(PRETRANS);
  }

  /** Whether the script after the transaction needs it. */
  public boolean isPosttrans() {
    return has(POSTTRANS);
  }

  /** Whether the script before a transaction that erases the package needs it. */
  public boolean isPreuntrans() {
    return has(PREUNTRANS);
  }

  /** Whether the script after a transaction that erased the package needs it. */
  public boolean isPostuntrans() {
    return has(POSTUNTRANS);
  }

  /** Whether the script that verifies the package needs it. */
  public boolean isVerify() {
    return has(SCRIPT_VERIFY);
  }

  /** Whether it is the interpreter of a script. */
  public boolean isInterpreter() {
    return has(INTERP);
  }

  /** Whether RPM found it out itself when the package was built. */
  public boolean isAutomatic() {
    return has(FIND_REQUIRES | FIND_PROVIDES);
  }

  /** Whether it is an ability of RPM itself and no package: {@code rpmlib(…)}. */
  public boolean isRpmlib() {
    return has(RPMLIB) || name.startsWith("rpmlib(");
  }

  /** Whether it stands for the package's own configuration: {@code config(…)}. */
  public boolean isConfig() {
    return has(CONFIG);
  }

  /** Whether it may be missing. */
  public boolean isMissingOk() {
    return has(MISSINGOK);
  }

  /** Whether it is of no consequence for the order of installation. */
  public boolean isMeta() {
    return has(META);
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

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** As RPM prints it: {@code libc.so.6} or {@code perl >= 5.0}. */
  @Override
  public String toString() {
    String operator = (has(LESS) ? "<" : "") + (has(GREATER) ? ">" : "") + (has(EQUAL) ? "=" : "");
    return version.map(value -> name + " " + operator + " " + value).orElse(name);
  }
}
