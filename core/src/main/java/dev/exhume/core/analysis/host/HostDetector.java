package dev.exhume.core.analysis.host;

import dev.exhume.core.analysis.host.kernel.KernelParameterDetector;
import dev.exhume.core.analysis.host.kernel.LimitDetector;
import dev.exhume.core.analysis.host.kernel.ModuleDetector;
import dev.exhume.core.analysis.host.time.TimezoneDataDetector;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the machine's name and its place in its old network. */
public final class HostDetector {
  private static final Pattern NAMESERVER = Pattern.compile("\\s*nameserver\\s+(\\S+).*");

  private HostDetector() {}

  /**
   * What the server's configuration says of itself.
   *
   * @param packages which tell how old its rules of time are
   */
  public static Host detect(Path root, Packages packages, Problems problems) {
    Optional<String> timezone = TimezoneDetector.detect(root, problems);
    return new Host(
        HostnameDetector.detect(root, problems),
        timezone,
        LocaleDetector.detect(root, problems),
        InterfaceDetector.detect(root, problems),
        nameservers(root, problems),
        HostsFile.entries(root, problems),
        KernelParameterDetector.detect(root, problems),
        LimitDetector.detect(root, problems),
        ModuleDetector.detect(root, problems),
        TimezoneDataDetector.detect(root, timezone, packages, problems));
  }

  /** In the order in which they were asked. */
  private static List<String> nameservers(Path root, Problems problems) {
    return TextFile.read(root.resolve("etc/resolv.conf"), problems)
        .map(file -> file.meaningfulLines())
        .orElse(List.of())
        .stream()
        .map(TextLine::text)
        .map(NAMESERVER::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .distinct()
        .toList();
  }
}
