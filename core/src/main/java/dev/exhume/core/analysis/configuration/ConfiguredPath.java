package dev.exhume.core.analysis.configuration;

import dev.exhume.core.reading.ServerPath;
import java.nio.file.Path;
import java.util.Optional;

/** A path that a configuration file names, from the server's root or from a directory. */
public final class ConfiguredPath {
  private ConfiguredPath() {}

  /**
   * The named path.
   *
   * @param base where a relative name starts
   * @return empty when no file can have that name
   */
  public static Optional<Path> of(Path root, Path base, String name) {
    if (name.startsWith("/")) {
      return ServerPath.of(root, name);
    }
    return ServerPath.of(base, "/" + name);
  }
}
