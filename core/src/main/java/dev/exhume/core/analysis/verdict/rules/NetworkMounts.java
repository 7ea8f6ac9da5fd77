package dev.exhume.core.analysis.verdict.rules;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What mounts file systems over the network is replaced by volumes, which are named. */
public record NetworkMounts(Path root, Problems problems) implements Rule {
  private static final Set<String> OF_NFS = Set.of("nfs", "nfs4");
  private static final Set<String> OF_WINDOWS = Set.of("cifs", "smbfs");
  private static final Set<String> OF_NETWARE = Set.of("ncpfs", "ncp");
  private static final Set<String> ALL =
      Stream.of(OF_NFS, OF_WINDOWS, OF_NETWARE).flatMap(Set::stream).collect(toUnmodifiableSet());

  private static final Splitter WORDS = Splitter.onPattern("\\s+").omitEmptyStrings();

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (!candidate.isDecidedBy("network-mounts")) {
      return Optional.empty();
    }
    Set<String> types = types(candidate.service().name());
    List<String> mounts =
        TextFile.readStart(root.resolve("etc/fstab"), 1, problems).stream()
            .flatMap(file -> file.meaningfulLines().stream())
            .flatMap(line -> mount(line, types))
            .toList();
    return Optional.of(
        Ruling.unneeded(
            mounts.isEmpty()
                ? "mounts file systems over the network, of which /etc/fstab has none%s"
                    .formatted(types.equals(ALL) ? "" : " of its kind")
                : "mounts %s, which a container may not; give it a volume instead"
                    .formatted(ShortList.of(mounts))));
  }

  /** SuSE has a script for each kind; most others have one for all. */
  private static Set<String> types(String service) {
    return switch (service) {
      case "nfs", "nfs-client", "nfsmount" -> OF_NFS;
      case "smbfs", "cifs" -> OF_WINDOWS;
      case "ncpfs" -> OF_NETWARE;
      default -> ALL;
    };
  }

  private static Stream<String> mount(TextLine line, Set<String> types) {
    List<String> words = WORDS.limit(4).splitToList(line.stripped());
    return words.size() > 2 && types.contains(words.get(2))
        ? Stream.of(
            "%s on %s (%s)".formatted(words.get(0), words.get(1), line.evidence().location()))
        : Stream.empty();
  }
}
