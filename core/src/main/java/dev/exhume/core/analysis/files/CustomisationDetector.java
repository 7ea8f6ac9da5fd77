package dev.exhume.core.analysis.files;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds what people put on the server by hand, and what of the packages they changed. */
public final class CustomisationDetector {
  private CustomisationDetector() {}

  /** Tells what no package owns, and what differs from its package. */
  public static Customisation detect(
      Path root, FileSurvey survey, PackageInventory packages, Problems problems) {
    if (!packages.knowsFiles()) {
      problems.add(
          root,
          "no list of the packages' files was found, so what was put here by hand cannot be told"
              + " from what came with the distribution");
      return new Customisation(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          AlternativesDetector.detect(root, problems));
    }
    ChangedFiles changed = ChangedFiles.find(root, packages.listed(), problems);
    return new Customisation(
        Optional.of(changed.modified()),
        Optional.of(changed.missing()),
        changed.missingOfNote(),
        survey.unownedTrees(),
        AlternativesDetector.detect(root, problems));
  }
}
