package dev.exhume.core.analysis.vulnerabilities;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The advisories that ship with the program, and those of feeds, which go before them. */
public final class AdvisoryTable {
  private static final ImmutableListMultimap<String, Advisory> SHIPPED =
      bySource(
          TsvTable.resource(AdvisoryTable.class, "advisories.tsv").rows().stream()
              .map(Advisory::of)
              .toList());

  private final ImmutableListMultimap<String, Advisory> fed;

  private AdvisoryTable(ImmutableListMultimap<String, Advisory> fed) {
    this.fed = fed;
  }

  /** Those alone that ship with the program. */
  public static AdvisoryTable shipped() {
    return with(List.of());
  }

  /** Those of feeds as well. */
  public static AdvisoryTable with(List<Advisory> fed) {
    return new AdvisoryTable(bySource(fed));
  }

  /**
   * What was said of the source package and the release that a build is of. What feeds say of a
   * vulnerability stands for what the program knows of it.
   */
  List<Advisory> of(InstalledBuild build) {
    List<Advisory> newer = said(fed, build);
    Set<String> numbers = newer.stream().map(Advisory::cve).collect(Collectors.toSet());
    return Stream.concat(
            newer.stream(),
            said(SHIPPED, build).stream().filter(older -> !numbers.contains(older.cve())))
        .toList();
  }

  private static List<Advisory> said(
      ImmutableListMultimap<String, Advisory> advisories, InstalledBuild build) {
    return advisories.get(build.source()).stream()
        .filter(advisory -> advisory.release().isOf(build))
        .toList();
  }

  private static ImmutableListMultimap<String, Advisory> bySource(List<Advisory> advisories) {
    return Multimaps.index(advisories, Advisory::sourcePackage);
  }
}
