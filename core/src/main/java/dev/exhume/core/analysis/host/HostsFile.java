package dev.exhume.core.analysis.host;

import dev.exhume.core.profile.Host.HostsEntry;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names that {@code /etc/hosts} gives to machines other than this one's loopback. */
final class HostsFile {
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]+(?:%\\w+)?");

  /** The loopback, and the groups of IPv6 that every installer writes down. */
  private static final Pattern BUILT_IN =
      Pattern.compile("127\\..*|::1|0*(?::0*){6}:0*1|fe00::.*|ff0.::.*");

  private HostsFile() {}

  static List<HostsEntry> entries(Path root, Problems problems) {
    return TextFile.read(root.resolve("etc/hosts"), problems)
        .map(TextFile::meaningfulLines)
        .orElse(List.of())
        .stream()
        .flatMap(line -> entry(line).stream())
        .toList();
  }

  private static Optional<HostsEntry> entry(TextLine line) {
    List<String> words = List.of(line.text().replaceFirst("#.*", "").strip().split("\\s+"));
    String address = words.get(0);
    if (words.size() < 2
        || !ADDRESS.matcher(address).matches()
        || BUILT_IN.matcher(address.toLowerCase(Locale.ROOT)).matches()) {
      return Optional.empty();
    }
    return Optional.of(new HostsEntry(address, words.subList(1, words.size()), line.evidence()));
  }
}
