package dev.exhume.core.analysis.findings;

import dev.exhume.core.profile.Finding;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Draws the findings from the other answers. */
public final class FindingDetector {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity).thenComparing(Stake::of);

  private static final Comparator<Finding> BY_NAME =
      Comparator.comparing(Finding::id)
          .thenComparing(Finding::title)
          .thenComparing(Finding::detail);

  private FindingDetector() {}

  /** The findings, the worst first, and of those the ones with the most at stake. */
  public static List<Finding> detect(
      Path root, FindingEvidence known, Instant analysedAt, Problems problems) {
    List<Finding> findings = others(known, analysedAt);
    AssumedKernelFinding.of(root, problems).ifPresent(findings::add);
    JavaStackFinding.of(root, problems).ifPresent(findings::add);
    return ranked(known.vulnerabilities(), findings);
  }

  /** Those that other answers tell. */
  static List<Finding> detect(FindingEvidence known, Instant analysedAt) {
    return ranked(known.vulnerabilities(), others(known, analysedAt));
  }

  /**
   * All in their order.
   *
   * @param holes in an order of their own, which stays among those that are equally bad
   */
  private static List<Finding> ranked(List<Finding> holes, List<Finding> others) {
    others.sort(BY_NAME);
    return Stream.concat(holes.stream(), others.stream()).sorted(WORST_FIRST).toList();
  }

  private static List<Finding> others(FindingEvidence known, Instant analysedAt) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(MissingMountFinding.of(known.missing()));
    findings.addAll(DatabaseFinding.of(known.databases()));
    findings.addAll(UncleanShutdownFinding.of(known.marks()));
    findings.addAll(PortConflictFinding.of(known.services(), known.ports()));
    UnrunTimerFinding.of(known.jobs()).ifPresent(findings::add);
    EndOfLifeFinding.of(known.os(), analysedAt).ifPresent(findings::add);
    EmptyPasswordFinding.of(known.accounts()).ifPresent(findings::add);
    StaleTimezoneFinding.of(known.host()).ifPresent(findings::add);
    findings.addAll(known.audit());
    return findings;
  }
}
