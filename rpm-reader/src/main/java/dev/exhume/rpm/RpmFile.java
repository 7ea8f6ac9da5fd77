package dev.exhume.rpm;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A file as its package knows it, not as it is on the disk.
 *
 * @param mode type and permissions, as in {@code st_mode}
 * @param digest in hexadecimal; only regular files have one
 * @param flags the sum of {@link #CONFIG}, {@link #GHOST} and RPM's others
 * @param state {@link #NORMAL} where the file was installed as it came
 */
public record RpmFile(
    String path,
    long sizeBytes,
    int mode,
    String owner,
    String group,
    Optional<String> digest,
    int flags,
    Optional<String> linkTarget,
    Instant modificationTime,
    int state) {
  /** Flag of a file that its administrator is expected to change. */
  public static final int CONFIG = 1;

  /** Flag of documentation. */
  public static final int DOC = 1 << 1;

  /** Flag of a file that may be deleted. */
  public static final int MISSING_OK = 1 << 3;

  /** Flag of a file that the package owns but does not bring along. */
  public static final int GHOST = 1 << 6;

  /** State of a file that was installed. */
  public static final int NORMAL = 0;

  /** State of a file that another package has replaced. */
  public static final int REPLACED = 1;

  /** State of a file that was left out when the package was installed. */
  public static final int NOT_INSTALLED = 2;

  /** State of a file of another machine's file system. */
  public static final int NET_SHARED = 3;

  /** State of a file that gave way to the same file of another architecture. */
  public static final int WRONG_COLOR = 4;

  public RpmFile {
    Objects.requireNonNull(path);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(group);
    Objects.requireNonNull(digest);
    Objects.requireNonNull(linkTarget);
    Objects.requireNonNull(modificationTime);
  }

  /** Whether the administrator is expected to change the file. */
  public boolean isConfig() {
    return (flags & CONFIG) != 0;
  }

  /** Whether the package owns the file but does not bring it along. */
  public boolean isGhost() {
    return (flags & GHOST) != 0;
  }

  /** Whether this package put the file on the disk, so that it should be there as described. */
  public boolean isInstalled() {
    return state == NORMAL && !isGhost();
  }
}
