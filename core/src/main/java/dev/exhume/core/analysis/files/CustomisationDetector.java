package dev.exhume.core.analysis.files;

import dev.exhume.core.profile.Customisation;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds what people put on the server by hand. */
public final class CustomisationDetector {
  private CustomisationDetector() {}

  /**
   * Tells what no package owns.
   *
   * @param packageFilesKnown whether the packages' files are known; if not, nothing is claimed
   */
  public static Customisation detect(
      Path root, FileSurvey survey, boolean packageFilesKnown, Problems problems) {
    if (!packageFilesKnown) {
      problems.add(
          root,
          "no list of the packages' files was found, so what was put here by hand cannot be told"
              + " from what came with the distribution");
      return new Customisation(Optional.empty(), Optional.empty(), List.of());
    }
    return new Customisation(Optional.empty(), Optional.empty(), survey.unownedTrees());
  }
}
