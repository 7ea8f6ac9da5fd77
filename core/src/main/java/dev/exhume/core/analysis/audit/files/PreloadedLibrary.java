package dev.exhume.core.analysis.audit.files;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.util.List;
import java.util.Optional;

/** Says that every program loads a library which somebody named for all of them. */
final class PreloadedLibrary {
  private PreloadedLibrary() {}

  static Optional<Finding> of(AuditEvidence known) {
    List<TextLine> lines =
        TextFile.readStart(known.root().resolve("etc/ld.so.preload"), 1, known.problems())
            .map(TextFile::meaningfulLines)
            .orElse(List.of());
    boolean isOfPackages =
        known.packages().knowsFiles() && lines.stream().allMatch(line -> isOwned(known, line));
    List<Evidence> places = lines.stream().map(TextLine::evidence).toList();
    return isOfPackages
        ? new Matter(
                "preloaded-library",
                Severity.LOW,
                "configuration",
                "Every program loads a library of /etc/ld.so.preload",
                "A package brought it, for watching or for hardening programs.",
                "See whether it is of use in a container.")
            .at(places)
        : new Matter(
                "preloaded-library",
                known.packages().knowsFiles() ? Severity.HIGH : Severity.MEDIUM,
                "break-in",
                "Every program loads a library that no package is known to have brought",
                "Rootkits use /etc/ld.so.preload to hide files and processes from every program; so"
                    + " do some tools for watching and for licences.",
                "Look what the library is (strings, nm -D) before anything is started, and leave"
                    + " the line out unless you know it.")
            .at(places);
  }

  private static boolean isOwned(AuditEvidence known, TextLine line) {
    return ServerPath.of(known.root(), line.stripped())
        .flatMap(library -> known.packages().ownerOf(library))
        .isPresent();
  }
}
