package dev.exhume.core.analysis.findings;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says where the C library is told of an older kernel, and so takes other libraries. */
final class AssumedKernelFinding {
  private static final List<String> PLACES =
      List.of(
          "/etc/profile",
          "/etc/profile.d/*.sh",
          "/etc/bashrc",
          "/etc/environment",
          "/etc/sysconfig/*",
          "/etc/init.d/*",
          "/etc/rc.d/init.d/*",
          "/etc/rc.d/rc.local",
          "/etc/rc.local",
          "/root/.bash_profile",
          "/home/*/.bash_profile",
          "/opt/*/bin/*.sh");
  private static final Pattern SETTING =
      Pattern.compile("(?:^|[^#]*[\\s;&|])LD_ASSUME_KERNEL=[\"']?\\d.*");
  private static final int MAX_FILES = 1000;
  private static final int MAX_MEBIBYTES = 1;
  private static final int MAX_NAMED = 10;

  private AssumedKernelFinding() {}

  static Optional<Finding> of(Path root, Problems problems) {
    List<Evidence> settings =
        PLACES.stream()
            .flatMap(place -> FilePattern.expand(root, place, problems).stream())
            .distinct()
            .limit(MAX_FILES)
            .flatMap(file -> settings(file, problems))
            .limit(MAX_NAMED)
            .toList();
    if (settings.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "assumed-kernel",
            Severity.LOW,
            "compatibility",
            "Programs are told of an older kernel by LD_ASSUME_KERNEL",
            "The C library then takes its older libraries of /lib/i686 or /lib instead of /lib/tls;"
                + " where these are missing, nothing started so runs.",
            "Leave all three directories in the image. If a program does not start, try it without"
                + " the variable.",
            settings));
  }

  private static Stream<Evidence> settings(Path file, Problems problems) {
    return TextFile.readStart(file, MAX_MEBIBYTES, problems).stream()
        .flatMap(text -> text.lines().stream())
        .filter(line -> SETTING.matcher(line.text()).matches())
        .map(TextLine::evidence);
  }
}
