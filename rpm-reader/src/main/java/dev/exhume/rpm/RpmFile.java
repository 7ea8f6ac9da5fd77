package dev.exhume.rpm;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A file as its package knows it, not as it is on the disk.
 *
 * @param path directory and name; {@link RpmTag#DIRNAMES} (1118) and {@link RpmTag#BASENAMES}
 *     (1117), or {@link RpmTag#OLDFILENAMES} (1027)
 * @param originalPath where the file would be if the package had not been moved to another
 *     directory when it was installed; absent if it is there ({@link RpmTag#ORIGBASENAMES}, 1120)
 * @param sizeBytes {@link RpmTag#FILESIZES} (1028) or {@link RpmTag#LONGFILESIZES} (5008)
 * @param mode type and permissions, as in {@code st_mode} ({@link RpmTag#FILEMODES}, 1030)
 * @param owner by name ({@link RpmTag#FILEUSERNAME}, 1039)
 * @param group by name ({@link RpmTag#FILEGROUPNAME}, 1040)
 * @param digest in hexadecimal; only regular files have one ({@link RpmTag#FILEDIGESTS}, 1035)
 * @param digestAlgorithm by its name in Java ({@link RpmTag#FILEDIGESTALGO}, 5011)
 * @param flags the sum of {@link #CONFIG}, {@link #GHOST} and RPM's others ({@link
 *     RpmTag#FILEFLAGS}, 1037)
 * @param verifyFlags what RPM compares when it verifies the package, as in {@code rpm -V} ({@link
 *     RpmTag#FILEVERIFYFLAGS}, 1045)
 * @param linkTarget of a symbolic link ({@link RpmTag#FILELINKTOS}, 1036)
 * @param modificationTime {@link RpmTag#FILEMTIMES} (1034)
 * @param state {@link #NORMAL} where the file was installed as it came ({@link RpmTag#FILESTATES},
 *     1029)
 * @param rdev what a device file stands for: 256 times its major number, and its minor number
 *     ({@link RpmTag#FILERDEVS}, 1033)
 * @param device of the file when it was packed; files of equal device and inode are one ({@link
 *     RpmTag#FILEDEVICES}, 1095)
 * @param inode of the file on that device ({@link RpmTag#FILEINODES}, 1096)
 * @param language of what is written in the file: {@code de} ({@link RpmTag#FILELANGS}, 1097)
 * @param color 1 for a program of 32 bits, 2 of 64, 0 for anything else ({@link RpmTag#FILECOLORS},
 *     1140)
 * @param fileClass what libmagic said of it ({@link RpmTag#FILECLASS}, 1141), or its MIME type
 *     ({@link RpmTag#FILEMIMEINDEX}, 5115)
 * @param capabilities as {@code cap_to_text} writes them ({@link RpmTag#FILECAPS}, 5010)
 * @param context of SELinux ({@link RpmTag#FILECONTEXTS}, 1147)
 * @param signature of IMA, in hexadecimal ({@link RpmTag#FILESIGNATURES}, 5090)
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
