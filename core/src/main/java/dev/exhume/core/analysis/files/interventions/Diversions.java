package dev.exhume.core.analysis.files.interventions;

import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of packages that the administrator moved away with {@code dpkg-divert}; those that
 * packages move away are the packages' own business.
 */
final class Diversions {
  /** The path, where it was moved to, for whom. */
  private static final int LINES = 3;

  private static final String ADMINISTRATOR = ":";

  private Diversions() {}

  static List<Intervention> detect(Path root, Problems problems) {
    List<TextLine> lines =
        TextFile.read(root.resolve("var/lib/dpkg/diversions"), problems)
            .map(TextFile::lines)
            .orElse(List.of());
    List<Intervention> found = new ArrayList<>();
    for (int i = 0; i + LINES <= lines.size(); i += LINES) {
      if (lines.get(i + 2).text().equals(ADMINISTRATOR)) {
        found.add(
            new Intervention(
                "diversion",
                lines.get(i).text(),
                "the package's file lies in " + lines.get(i + 1).text(),
                lines.get(i).evidence()));
      }
    }
    return found;
  }
}
