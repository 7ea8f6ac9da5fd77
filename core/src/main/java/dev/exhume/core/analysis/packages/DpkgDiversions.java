package dev.exhume.core.analysis.packages;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that do not lie where their packages have them, because the administrator or another
 * package wanted the place for its own.
 *
 * <p>{@code /var/lib/dpkg/diversions} has three lines for each: the path, where it was moved to,
 * and for which package, or a colon for the administrator.
 */
final class DpkgDiversions {
  static final DpkgDiversions NONE = new DpkgDiversions(Map.of());

  private static final int LINES = 3;

  private final Map<String, Diversion> diversions;

  private DpkgDiversions(Map<String, Diversion> diversions) {
    this.diversions = diversions;
  }

  static DpkgDiversions read(Path file, Problems problems) {
    List<TextLine> lines = TextFile.read(file, problems).map(TextFile::lines).orElse(List.of());
    Map<String, Diversion> diversions = new HashMap<>();
    for (int i = 0; i + LINES <= lines.size(); i += LINES) {
      diversions.put(
          lines.get(i).text(), new Diversion(lines.get(i + 1).text(), lines.get(i + 2).text()));
    }
    return new DpkgDiversions(diversions);
  }

  /** Where a file of a package lies. */
  String location(String path, String packageName) {
    Diversion diversion = diversions.get(path);
    return diversion == null || diversion.beneficiary().equals(packageName)
        ? path
        : diversion.target();
  }

  /**
   * A diversion.
   *
   * @param beneficiary the package whose file has the place
   */
  private record Diversion(String target, String beneficiary) {}
}
