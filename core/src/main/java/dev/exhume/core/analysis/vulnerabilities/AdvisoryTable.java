package dev.exhume.core.analysis.vulnerabilities;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import dev.exhume.core.reading.TsvTable;
import java.util.List;

/** The advisories that ship with the program. */
final class AdvisoryTable {
  private static final ImmutableListMultimap<String, Advisory> BY_PACKAGE =
      Multimaps.index(
          TsvTable.resource(AdvisoryTable.class, "advisories.tsv").rows().stream()
              .map(Advisory::of)
              .toList(),
          Advisory::sourcePackage);

  private AdvisoryTable() {}

  /** What was said of the package and the release that a build is of. */
  static List<Advisory> of(InstalledBuild build) {
    return BY_PACKAGE.get(build.source()).stream()
        .filter(advisory -> advisory.release().isOf(build))
        .toList();
  }
}
