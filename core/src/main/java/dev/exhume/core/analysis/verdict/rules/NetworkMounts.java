package dev.exhume.core.analysis.verdict.rules;

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
  private static final Set<String> TYPES = Set.of("nfs", "nfs4", "cifs", "smbfs", "ncpfs", "ncp");
  private static final Splitter WORDS = Splitter.onPattern("\\s+").omitEmptyStrings();

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (!candidate.isDecidedBy("network-mounts")) {
      return Optional.empty();
    }
    List<String> mounts =
        TextFile.readStart(root.resolve("etc/fstab"), 1, problems).stream()
            .flatMap(file -> file.meaningfulLines().stream())
            .flatMap(NetworkMounts::mount)
            .toList();
    return Optional.of(
        Ruling.unneeded(
            mounts.isEmpty()
                ? "mounts file systems over the network, of which /etc/fstab has none"
                : "mounts %s, which a container may not; give it a volume instead"
                    .formatted(ShortList.of(mounts))));
  }

  private static Stream<String> mount(TextLine line) {
    List<String> words = WORDS.limit(4).splitToList(line.stripped());
    return words.size() > 2 && TYPES.contains(words.get(2))
        ? Stream.of(
            "%s on %s (%s)".formatted(words.get(0), words.get(1), line.evidence().location()))
        : Stream.empty();
  }
}
