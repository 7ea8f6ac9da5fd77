package dev.exhume.core.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a kit brings a server back. */
public enum Strategy {
  /** The whole root, as it was on the disk. */
  ROOT,
  /**
   * The packages that its services need, from the archive, and over them what is the server's own.
   */
  PACKAGES;

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of all. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Strategy::id).toList();
  }

  /** The strategy of a name. */
  public static Optional<Strategy> find(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
  }
}
