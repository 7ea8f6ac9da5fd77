package dev.exhume.core.analysis.host;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.Sourced;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /** What the domain name system takes; a kernel takes less. */
  private static final int LONGEST_NAME = 255;

  private HostnameDetector() {}

  /** The name as it is written, whatever characters it holds. */
  static Optional<Sourced<String>> detect(Path root, Problems problems) {
    List<Sourced<String>> names = new ArrayList<>();
    for (String file : NAME_FILES) {
      Path path = root.resolve(file);
      TextFile.read(path, problems)
          .flatMap(TextFile::firstMeaningfulLine)
          .map(TextLine::sourced)
          .filter(name -> isName(name.value(), path, problems))
          .ifPresent(names::add);
    }
    for (String file : VARIABLE_FILES) {
      Path path = root.resolve(file);
      ShellVariables variables = ShellVariables.read(path, problems);
      variables
          .sourced("HOSTNAME")
          .or(() -> variables.sourced("hostname"))
          .filter(name -> isName(name.value(), path, problems))
          .ifPresent(names::add);
    }
    return names.stream()
        .filter(name -> !NO_NAMES.contains(name.value()))
        .findFirst()
        .or(() -> names.stream().findFirst());
  }

  private static boolean isName(String text, Path file, Problems problems) {
    if (text.length() > LONGEST_NAME) {
      problems.add(file, "holds no host name: it has %d characters".formatted(text.length()));
    }
    return text.length() <= LONGEST_NAME;
  }
}
