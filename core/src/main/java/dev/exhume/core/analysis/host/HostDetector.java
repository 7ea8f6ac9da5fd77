package dev.exhume.core.analysis.host;

import dev.exhume.core.analysis.host.kernel.KernelParameterDetector;
import dev.exhume.core.analysis.host.kernel.LimitDetector;
import dev.exhume.core.analysis.host.kernel.ModuleDetector;
import dev.exhume.core.analysis.host.time.TimezoneDataDetector;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.FactSources;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Sourced;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    FactSources facts = new FactSources();
    Optional<String> timezone = facts.take("timezone", TimezoneDetector.detect(root, problems));
    return new Host(
        facts.take("hostname", HostnameDetector.detect(root, problems)),
        timezone,
        facts.take("locale", LocaleDetector.detect(root, problems)),
        InterfaceDetector.detect(root, problems),
        facts.take("nameservers", nameservers(root, problems)).orElse(List.of()),
        HostsFile.entries(root, problems),
        KernelParameterDetector.detect(root, problems),
        LimitDetector.detect(root, problems),
        ModuleDetector.detect(root, problems),
        TimezoneDataDetector.detect(root, timezone, packages, problems),
        facts.evidence());
  }

  /** In the order in which they were asked. */
  private static Optional<Sourced<List<String>>> nameservers(Path root, Problems problems) {
    List<TextLine> lines =
        TextFile.read(root.resolve("etc/resolv.conf"), problems)
            .map(TextFile::meaningfulLines)
            .orElse(List.of());
    List<TextLine> servers =
        lines.stream().filter(line -> NAMESERVER.matcher(line.text()).matches()).toList();
    return servers.stream()
        .findFirst()
        .map(
            first ->
                new Sourced<>(
                    servers.stream().map(HostDetector::nameserver).distinct().toList(),
                    first.evidence()));
  }

  private static String nameserver(TextLine line) {
    return NAMESERVER.matcher(line.text()).replaceFirst("$1");
  }
}
