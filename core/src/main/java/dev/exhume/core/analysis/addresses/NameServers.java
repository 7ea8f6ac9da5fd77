package dev.exhume.core.analysis.addresses;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name servers that the machine asked. */
final class NameServers {
  private static final Pattern NAME_SERVER = Pattern.compile("nameserver\\s+([0-9A-Fa-f.:]+)");

  private NameServers() {}

  static void addTo(Dependencies dependencies, Path root, HostNames names, Problems problems) {
    List<TextLine> lines =
        TextFile.read(root.resolve("etc/resolv.conf"), problems)
            .map(TextFile::meaningfulLines)
            .orElse(List.of());
    for (TextLine line : lines) {
      Matcher matcher = NAME_SERVER.matcher(line.stripped());
      if (matcher.lookingAt() && !names.isOwn(matcher.group(1))) {
        String server = matcher.group(1);
        dependencies.add(
            DependencyKind.REMOTE_HOST,
            server,
            line.evidence(),
            "name server: add --dns %s if names of the old network are needed".formatted(server));
      }
    }
  }
}
