package dev.exhume.core.analysis.findings;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says that Java is started by a program whose first stack today's kernels guard more widely. */
final class JavaStackFinding {
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/jsvc",
          "/usr/sbin/jsvc",
          "/usr/local/bin/jsvc",
          "/usr/share/tomcat*/bin/jsvc",
          "/usr/local/*/bin/jsvc",
          "/opt/*/bin/jsvc",
          "/opt/*/*/bin/jsvc");
  private static final int MAX_NAMED = 10;

  private JavaStackFinding() {}

  static Optional<Finding> of(Path root, Problems problems) {
    List<Evidence> programs =
        PLACES.stream()
            .flatMap(place -> FilePattern.expand(root, place, problems).stream())
            .filter(Files::isRegularFile)
            .limit(MAX_NAMED)
            .map(file -> Evidence.file(file.toString()))
            .toList();
    if (programs.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "java-stack-guard",
            Severity.LOW,
            "compatibility",
            "Java that jsvc starts may crash on kernels of today",
            "Since 2017 kernels keep a megabyte free below the first stack, on which jsvc runs old"
                + " Java: it may end with SIGBUS or SIGSEGV.",
            "If it does, add -Xss2m to its Java options.",
            programs));
  }
}
