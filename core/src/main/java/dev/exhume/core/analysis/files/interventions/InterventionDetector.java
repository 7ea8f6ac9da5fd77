package dev.exhume.core.analysis.files.interventions;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what the administrator told the package manager, and what he put beside it. */
public final class InterventionDetector {
  private static final int MAX_INTERVENTIONS = 500;

  private InterventionDetector() {}

  /** All that can be found, by kind. */
  public static List<Intervention> detect(Path root, PackageInventory packages, Problems problems) {
    List<Intervention> found = new ArrayList<>();
    found.addAll(Diversions.detect(root, problems));
    found.addAll(ModeOverrides.detect(root, problems));
    found.addAll(LeftOutPaths.detect(root, problems));
    found.addAll(HeldPackages.detect(root, problems));
    found.addAll(ForeignRepositories.detect(root, packages, problems));
    found.addAll(KernelModules.detect(root, packages, problems));
    found.sort(Comparator.comparing(Intervention::kind).thenComparing(Intervention::subject));
    if (found.size() > MAX_INTERVENTIONS) {
      problems.add(
          root,
          "%d more arrangements of the administrator are not listed"
              .formatted(found.size() - MAX_INTERVENTIONS));
    }
    return found.stream().limit(MAX_INTERVENTIONS).toList();
  }
}
