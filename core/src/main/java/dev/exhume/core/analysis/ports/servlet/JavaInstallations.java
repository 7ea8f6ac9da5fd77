package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The directories in which people unpack application servers, wherever that is. */
public final class JavaInstallations {
  private static final List<String> PARENTS =
      List.of(
          "/opt",
          "/usr/local",
          "/usr/share",
          "/var/lib",
          "/srv",
          "/home/*",
          "/root",
          "/data",
          "/app",
          "/apps",
          "/u01",
          "/usr/local/share",
          "/opt/*");

  /** Where Red Hat's Tomcat keeps what it runs for each instance. */
  private static final String INSTANCES = "/var/lib/tomcats/*";

  private JavaInstallations() {}

  /**
   * The directories that hold a file, each once.
   *
   * @param name a pattern for their names
   * @param variables of start scripts that can name further ones
   * @param file that has to be in the directory
   */
  public static List<Path> find(
      Path root,
      StartScripts scripts,
      String name,
      List<String> variables,
      String file,
      Problems problems) {
    List<Path> candidates = new ArrayList<>();
    for (List<TextLine> lines : scripts.commands().values()) {
      ShellSettings settings = ShellSettings.of(lines);
      variables.stream()
          .flatMap(variable -> settings.value(variable).stream())
          .flatMap(directory -> ServerPath.of(root, directory).stream())
          .forEach(candidates::add);
    }
    for (String parent : PARENTS) {
      candidates.addAll(FilePattern.expand(root, parent + "/" + name, problems));
    }
    candidates.addAll(FilePattern.expand(root, INSTANCES, problems));
    Map<Path, Path> found = new LinkedHashMap<>();
    for (Path candidate : candidates) {
      real(candidate.resolve(file)).ifPresent(real -> found.putIfAbsent(real, candidate));
    }
    return List.copyOf(found.values());
  }

  private static Optional<Path> real(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(file.toRealPath());
    } catch (IOException unresolvable) {
      // Reading it will say why.
      return Optional.of(file);
    }
  }
}
