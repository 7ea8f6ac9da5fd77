package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.Optional;

/** An NFS server may be missed by others if it exports anything. */
public record NfsExports(Path root, Problems problems) implements Rule {
  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (!candidate.isDecidedBy("nfs-server")) {
      return Optional.empty();
    }
    Optional<TextLine> export =
        TextFile.readStart(root.resolve("etc/exports"), 1, problems)
            .flatMap(TextFile::firstMeaningfulLine);
    return Optional.of(
        export
            .map(
                line ->
                    Ruling.conditional(
                        "exports %s (%s): if others still mount it, export it from the host"
                            .formatted(
                                line.stripped().split("\\s", 2)[0], line.evidence().location())))
            .orElseGet(() -> Ruling.unneeded("exports nothing")));
  }
}
