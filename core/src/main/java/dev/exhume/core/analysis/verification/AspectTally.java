package dev.exhume.core.analysis.verification;

import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts how often each aspect differs. One that differs nearly everywhere was lost when the files
 * were copied here, and says nothing of the server.
 */
final class AspectTally {
  /** What a copy may lose while the content stays what it was. */
  private static final Set<FileAspect> LOST_BY_COPIES =
      EnumSet.of(FileAspect.OWNER, FileAspect.GROUP, FileAspect.MODE, FileAspect.CAPABILITIES);

  /** Few files may all have been changed. */
  private static final int FEWEST = 10;

  private final Map<FileAspect, Integer> compared = new EnumMap<>(FileAspect.class);
  private final Map<FileAspect, Integer> differing = new EnumMap<>(FileAspect.class);

  /** Counts what is compared of a file. */
  void expect(ExpectedFile file) {
    for (FileAspect aspect : LOST_BY_COPIES) {
      if (isClaimed(file, aspect)) {
        compared.merge(aspect, 1, Integer::sum);
      }
    }
  }

  /** Most files belong to root and have no capabilities: that they do not differ proves nothing. */
  private static boolean isClaimed(ExpectedFile file, FileAspect aspect) {
    return file.compared().contains(aspect)
        && (aspect != FileAspect.CAPABILITIES || file.capabilities().isPresent());
  }

  /** Counts what of a file differs. */
  void differs(FileReport report) {
    report
        .outcomes()
        .forEach(
            (aspect, outcome) -> {
              if (outcome == Outcome.DIFFERS) {
                differing.merge(aspect, 1, Integer::sum);
              }
            });
  }

  /** What was lost on the way here. */
  Set<FileAspect> lost() {
    EnumSet<FileAspect> lost = EnumSet.noneOf(FileAspect.class);
    compared.forEach(
        (aspect, files) -> {
          int fewest = aspect == FileAspect.CAPABILITIES ? 1 : FEWEST;
          if (files >= fewest && differing.getOrDefault(aspect, 0) * 2 > files) {
            lost.add(aspect);
          }
        });
    return lost;
  }
}
