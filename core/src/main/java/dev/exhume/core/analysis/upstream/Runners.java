package dev.exhume.core.analysis.upstream;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which needed services run which programs. */
final class Runners {
  private static final ImmutableMap<String, TsvTable.Row> KNOWN =
      Maps.uniqueIndex(
          TsvTable.resource(Runners.class, "runners.tsv").rows(), row -> row.get("program"));

  /** Directories that many programs have to themselves, which tell nothing of one. */
  private static final Set<String> SHARED =
      Set.of(
          "/usr/local",
          "/usr/share",
          "/usr/lib",
          "/usr/bin",
          "/usr/sbin",
          "/var/lib",
          "/var/log",
          "/var/run",
          "/var/www",
          "/usr/share/java");

  private static final int LEAST_DEPTH = 2;

  private final Path root;
  private final List<Service> needed;
  private final Set<String> speakTls;
  private final List<Software> software;
  private final Problems problems;
  private final Map<String, String> scripts = new HashMap<>();

  Runners(
      Path root,
      List<Service> needed,
      List<Port> ports,
      List<Software> software,
      Problems problems) {
    this.root = root;
    this.needed = List.copyOf(needed);
    this.speakTls =
        ports.stream()
            .filter(Port::tls)
            .flatMap(port -> port.service().stream())
            .collect(Collectors.toSet());
    this.software = List.copyOf(software);
    this.problems = problems;
  }

  /** The first needed service that runs a program. */
  Optional<Service> of(Software program) {
    TsvTable.Row row = KNOWN.get(program.name());
    if (row == null) {
      return needed.stream().filter(service -> names(service, program)).findFirst();
    }
    List<Software> alike = software.stream().filter(other -> isAlike(program, other)).toList();
    return needed.stream()
        .filter(service -> canRun(row, service))
        .filter(service -> isChosen(service, program, alike))
        .findFirst();
  }

  private boolean canRun(TsvTable.Row row, Service service) {
    return row.find("services").filter(names -> isNamed(service, names)).isPresent()
        || row.find("category").filter(service.category().orElse("")::equals).isPresent()
        || (row.find("speaks").isPresent() && speakTls.contains(service.name()));
  }

  private static boolean isNamed(Service service, String names) {
    return Pattern.compile(names).matcher(Ascii.toLowerCase(service.name())).matches();
  }

  private static boolean isAlike(Software program, Software other) {
    return other.name().equals(program.name()) && !other.path().equals(program.path());
  }

  /**
   * Of several programs of a name the one whose path the start script names; a script of a package
   * else runs that of a package, one of nobody that of nobody.
   */
  private boolean isChosen(Service service, Software program, List<Software> alike) {
    if (alike.isEmpty() || names(service, program)) {
      return true;
    }
    if (alike.stream().anyMatch(other -> names(service, other))) {
      return false;
    }
    boolean ofPackage = service.owner().isPresent();
    return program.owner().isPresent() == ofPackage
        || alike.stream().noneMatch(other -> other.owner().isPresent() == ofPackage);
  }

  /**
   * The first needed service whose start names a file, or a directory of an application over it.
   */
  Optional<Service> startedFrom(String file) {
    return needed.stream()
        .filter(
            service -> {
              for (Path at = Path.of(file);
                  at != null && at.getNameCount() >= LEAST_DEPTH && !SHARED.contains(at.toString());
                  at = at.getParent()) {
                if (names(service, at.toString())) {
                  return true;
                }
              }
              return false;
            })
        .findFirst();
  }

  private boolean names(Service service, Software program) {
    return names(service, program.path());
  }

  private boolean names(Service service, String path) {
    return service.startCommand().stream().anyMatch(word -> isAtOrBelow(word, path))
        || service
            .script()
            .map(script -> scripts.computeIfAbsent(script, this::text))
            .filter(text -> mentions(text, path))
            .isPresent();
  }

  /** Whether a path is another, or lies in the directory that it is. */
  static boolean isAtOrBelow(String word, String path) {
    return word.equals(path) || word.startsWith(path.endsWith("/") ? path : path + "/");
  }

  private static boolean mentions(String text, String path) {
    for (int at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + 1)) {
      int end = at + path.length();
      if (end == text.length()
          || !(Character.isLetterOrDigit(text.charAt(end))
              || "._-".indexOf(text.charAt(end)) >= 0)) {
        return true;
      }
    }
    return false;
  }

  private String text(String script) {
    return ServerPath.of(root, script)
        .flatMap(file -> TextFile.readStart(file, 1, problems))
        .map(TextFile::text)
        .orElse("");
  }
}
