package dev.exhume.core.analysis.host;

import dev.exhume.core.analysis.reading.Problems;
import dev.exhume.core.analysis.reading.ShellVariables;
import dev.exhume.core.analysis.reading.TextFile;
import dev.exhume.core.analysis.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the name that the machine called itself. */
final class HostnameDetector {
  /** SuSE, Slackware and old Debian have the first, Debian and all with systemd the second. */
  private static final List<String> NAME_FILES = List.of("etc/HOSTNAME", "etc/hostname");

  /** Files that set a variable: Red Hat has the first, Gentoo the second. */
  private static final List<String> VARIABLE_FILES =
      List.of("etc/sysconfig/network", "etc/conf.d/hostname");

  /** What an installer wrote when nobody gave the machine a name. */
  private static final Set<String> NO_NAMES =
      Set.of("localhost", "localhost.localdomain", "(none)", "unknown");

  private HostnameDetector() {}

  /** The name as it is written, whatever characters it holds. */
  static Optional<String> detect(Path root, Problems problems) {
    List<String> names =
        Stream.concat(
                NAME_FILES.stream()
                    .flatMap(file -> TextFile.read(root.resolve(file), problems).stream())
                    .flatMap(file -> file.firstMeaningfulLine().stream())
                    .map(TextLine::stripped),
                VARIABLE_FILES.stream().flatMap(file -> variable(root.resolve(file), problems)))
            .toList();
    return names.stream()
        .filter(name -> !NO_NAMES.contains(name))
        .findFirst()
        .or(() -> names.stream().findFirst());
  }

  private static Stream<String> variable(Path file, Problems problems) {
    ShellVariables variables = ShellVariables.read(file, problems);
    return variables.value("HOSTNAME").or(() -> variables.value("hostname")).stream();
  }
}
