package dev.exhume.core.analysis.files;

import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.verification.FileReport;
import dev.exhume.core.analysis.verification.QuickVerification;
import dev.exhume.core.profile.Customisation.MissingFile;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * What of the packages' files somebody changed or took away, without what changes by itself.
 *
 * @param missing how many are missing, documentation and all
 * @param missingOfNote those whose absence can break something
 */
record ChangedFiles(List<ModifiedFile> modified, int missing, List<MissingFile> missingOfNote) {
  private static final int MAX_MODIFIED = 1000;
  private static final int MAX_MISSING = 200;

  /** What is left out of small installations. */
  private static final List<String> DISPENSABLE =
      List.of("/usr/share/doc", "/usr/share/man", "/usr/share/info", "/usr/share/locale");

  private static final String MARKS_OF_DOCUMENTATION = "dlr";

  static ChangedFiles find(Path root, List<ListedPackage> installed, Problems problems) {
    QuickVerification verification = QuickVerification.of(root, installed, problems);
    Places places = Places.known();
    List<FileReport> ofNote =
        verification.changed().stream()
            .filter(report -> !isNoise(report.path(), places))
            .sorted(Comparator.comparing(FileReport::path))
            .toList();
    List<ModifiedFile> modified =
        ofNote.stream()
            .filter(report -> !report.isMissing())
            .map(
                report ->
                    new ModifiedFile(
                        report.path(),
                        report.packageName(),
                        report.changes(),
                        report.isConfiguration()))
            .distinct()
            .toList();
    if (modified.size() > MAX_MODIFIED) {
      problems.add(
          root,
          "%d more files that differ from their packages are not listed; exhume verify lists them"
              .formatted(modified.size() - MAX_MODIFIED));
    }
    return new ChangedFiles(
        modified.stream().limit(MAX_MODIFIED).toList(),
        verification.missing(),
        ofNote.stream()
            .filter(report -> report.isMissing() && !isDispensable(report))
            .map(
                report ->
                    new MissingFile(report.path(), report.packageName(), report.isConfiguration()))
            .distinct()
            .limit(MAX_MISSING)
            .toList());
  }

  private static boolean isDispensable(FileReport report) {
    return MARKS_OF_DOCUMENTATION.indexOf(report.mark()) >= 0
        || DISPENSABLE.stream()
            .anyMatch(
                place -> report.path().equals(place) || report.path().startsWith(place + "/"));
  }

  /** What Python compiles again, and what lies where every machine makes things by itself. */
  private static boolean isNoise(String path, Places places) {
    if (path.endsWith(".pyc") || path.endsWith(".pyo")) {
      return true;
    }
    int slash = path.length();
    while (slash > 0) {
      boolean isNoise =
          places
              .kindOf(path.substring(0, slash))
              .filter(kind -> kind == PlaceKind.NOISE || kind == PlaceKind.PSEUDO)
              .isPresent();
      if (isNoise) {
        return true;
      }
      slash = path.lastIndexOf('/', slash - 1);
    }
    return false;
  }
}
