package dev.exhume.core.analysis.files;

import dev.exhume.core.reading.Problems;
import dev.exhume.filesystem.UnixAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;

/**
 * Whose a file is and what may be done with it.
 *
 * @param mode as in {@code st_mode}
 */
public record FileRights(int mode, int uid, int gid) {
  private static final int SET_USER = 04000;
  private static final int SET_GROUP = 02000;
  private static final int STICKY = 01000;
  private static final int GROUP_EXECUTES = 010;
  private static final int ANYBODY_EXECUTES = 0111;
  private static final int OTHERS_WRITE = 02;
  private static final int PERMISSION_BITS = 07777;

  /** The rights of a file that a walk came to; none when they cannot be read. */
  static FileRights of(Path file, BasicFileAttributes attributes, Problems problems) {
    Optional<UnixAttributes> unix = UnixAttributes.of(attributes);
    if (unix.isPresent()) {
      return new FileRights(unix.get().mode(), unix.get().uid(), unix.get().gid());
    }
    try {
      Map<String, Object> read =
          Files.readAttributes(file, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
      return new FileRights(number(read, "mode"), number(read, "uid"), number(read, "gid"));
    } catch (IOException e) {
      problems.unreadable(file, e);
      return new FileRights(0, 0, 0);
    }
  }

  private static int number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Number number ? number.intValue() : 0;
  }

  /**
   * Whether it runs as its owner or group, whoever starts it. Set-group-id without the right to
   * execute is a lock that the kernel enforces.
   */
  public boolean arePrivileged() {
    return ((mode & SET_USER) != 0 && (mode & ANYBODY_EXECUTES) != 0)
        || ((mode & SET_GROUP) != 0 && (mode & GROUP_EXECUTES) != 0);
  }

  /** Whether everybody may write, and in a directory remove what others wrote. */
  public boolean areWideOpen() {
    return (mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0;
  }

  String description() {
    return "%o, runs as %s"
        .formatted(mode & PERMISSION_BITS, (mode & SET_USER) != 0 ? "user " + uid : "group " + gid);
  }
}
