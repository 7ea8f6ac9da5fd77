package dev.exhume.core.analysis.ports.unix;

import dev.exhume.core.profile.Evidence;

/**
 * A Unix socket, as one of those who speak over it names it.
 *
 * @param path a directory if the daemon makes its socket in one
 * @param owner the service that has the setting, or what people call the program if it is none
 */
public record UnixSocket(String path, String owner, Evidence evidence) {
  private static final String OLD = "/var/run/";
  private static final String NEW = "/run/";

  /** Whether both mean the same: one may name what the other has only the directory of. */
  boolean isAt(UnixSocket other) {
    String own = real(path);
    String others = real(other.path);
    return own.equals(others) || own.startsWith(others + "/");
  }

  private static String real(String path) {
    return path.startsWith(OLD) ? NEW + path.substring(OLD.length()) : path;
  }
}
