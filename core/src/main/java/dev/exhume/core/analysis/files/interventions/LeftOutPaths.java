package dev.exhume.core.analysis.files.interventions;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the package manager was told not to unpack: such files are missing on purpose. */
final class LeftOutPaths {
  private static final List<String> FILES =
      List.of(
          "/etc/dpkg/dpkg.cfg",
          "/etc/dpkg/dpkg.cfg.d/*",
          "/etc/rpm/macros",
          "/etc/rpm/macros.*",
          "/root/.rpmmacros");

  private static final Pattern OF_DPKG =
      Pattern.compile("-{0,2}path-exclude[\\s=]+[\"']?([^\"']{1,500}?)[\"']?\\s*");

  private static final Pattern OF_RPM =
      Pattern.compile("%(_excludedocs|_netsharedpath|_install_langs)\\s+(\\S.{0,500}?)\\s*");

  private LeftOutPaths() {}

  static List<Intervention> detect(Path root, Problems problems) {
    return FILES.stream()
        .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
        .flatMap(file -> TextFile.read(file, problems).stream())
        .flatMap(text -> text.meaningfulLines().stream())
        .flatMap(LeftOutPaths::read)
        .toList();
  }

  private static Stream<Intervention> read(TextLine line) {
    Matcher dpkg = OF_DPKG.matcher(line.stripped());
    if (dpkg.matches()) {
      return Stream.of(leftOut(dpkg.group(1), "dpkg does not unpack what matches this", line));
    }
    Matcher rpm = OF_RPM.matcher(line.stripped());
    return rpm.matches() && !rpm.group(2).equals("0") && !rpm.group(2).equals("all")
        ? Stream.of(leftOut(rpm.group(1), "RPM installs less of packages: " + rpm.group(2), line))
        : Stream.empty();
  }

  private static Intervention leftOut(String subject, String detail, TextLine line) {
    return new Intervention("left-out-path", subject, detail, line.evidence());
  }
}
