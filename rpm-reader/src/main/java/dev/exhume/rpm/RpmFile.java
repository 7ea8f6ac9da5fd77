package dev.exhume.rpm;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A file as its package knows it, not as it is on the disk.
 *
 * @param originalPath where the file would be if the package had not been moved to another
 *     directory when it was installed; absent if it is there
 * @param mode type and permissions, as in {@code st_mode}
 * @param digest in hexadecimal; only regular files have one
 * @param digestAlgorithm by its name in Java
 * @param flags the sum of {@link #CONFIG}, {@link #GHOST} and RPM's others
 * @param verifyFlags what RPM compares when it verifies the package, as in {@code rpm -V}
 * @param state {@link #NORMAL} where the file was installed as it came
 * @param rdev what a device file stands for: 256 times its major number, and its minor number
 * @param device of the file when it was packed; files of equal device and inode are one
 * @param inode of the file on that device
 * @param language of what is written in the file: {@code de}
 * @param color 1 for a program of 32 bits, 2 of 64, 0 for anything else
 * @param fileClass what libmagic said of it, or its MIME type
 * @param capabilities as {@code cap_to_text} writes them
 * @param context of SELinux
 * @param signature of IMA, in hexadecimal
 */
public record RpmFile(
    String path,
    Optional<String> originalPath,
    long sizeBytes,
    int mode,
    String owner,
    String group,
    Optional<String> digest,
    Optional<String> digestAlgorithm,
    int flags,
    long verifyFlags,
    Optional<String> linkTarget,
    Instant modificationTime,
    int state,
    int rdev,
    long device,
    long inode,
    Optional<String> language,
    int color,
    Optional<String> fileClass,
    Optional<String> capabilities,
    Optional<String> context,
    Optional<String> signature) {
  /** Flag of a file that its administrator is expected to change. */
  public static final int CONFIG = 1;

  /** Flag of documentation. */
  public static final int DOC = 1 << 1;

  /** Flag of a file that may be deleted. */
  public static final int MISSING_OK = 1 << 3;

  /** Flag of a configuration that a new version of the package does not replace. */
  public static final int NO_REPLACE = 1 << 4;

  /** Flag of a file that the package owns but does not bring along. */
  public static final int GHOST = 1 << 6;

  /** Flag of a license. */
  public static final int LICENSE = 1 << 7;

  /** Flag of a file that tells how to begin. */
  public static final int README = 1 << 8;

  /** Flag of a file that only serves the build. */
  public static final int ARTIFACT = 1 << 12;

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

  /** State of a file that the header has none of; RPM takes it for installed. */
  public static final int MISSING = 255;

  public RpmFile {
    Objects.requireNonNull(path);
    Objects.requireNonNull(originalPath);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(group);
    Objects.requireNonNull(digest);
    Objects.requireNonNull(digestAlgorithm);
    Objects.requireNonNull(linkTarget);
    Objects.requireNonNull(modificationTime);
    Objects.requireNonNull(language);
    Objects.requireNonNull(fileClass);
    Objects.requireNonNull(capabilities);
    Objects.requireNonNull(context);
    Objects.requireNonNull(signature);
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
    return (state == NORMAL || state == MISSING) && !isGhost();
  }
}
