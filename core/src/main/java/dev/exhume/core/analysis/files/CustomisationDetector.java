package dev.exhume.core.analysis.files;

import dev.exhume.core.analysis.files.interventions.InterventionDetector;
import dev.exhume.core.analysis.files.trees.TreeNatures;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.analysis.packages.thirdparty.ThirdPartyDetector;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
          AlternativesDetector.detect(root, problems),
          ThirdPartyDetector.detect(root, packages, problems),
          List.of());
    }
    ChangedFiles changed = ChangedFiles.find(root, packages.listed(), problems);
    return new Customisation(
        Optional.of(changed.modified()),
        Optional.of(changed.missing()),
        changed.missingOfNote(),
        TreeNatures.of(root, survey.unownedTrees(), problems),
        AlternativesDetector.detect(root, problems),
        ThirdPartyDetector.detect(root, packages, problems),
        Stream.concat(
                InterventionDetector.detect(root, packages, problems).stream(),
                survey.privileged().stream())
            .toList());
  }
}
