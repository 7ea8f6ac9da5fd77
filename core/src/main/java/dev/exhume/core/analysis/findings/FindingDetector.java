package dev.exhume.core.analysis.findings;

import dev.exhume.core.profile.Finding;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws the findings from the other answers. */
public final class FindingDetector {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::id)
          .thenComparing(Finding::title);

  private FindingDetector() {}

  /** The findings, the worst first. */
  public static List<Finding> detect(
      Path root, FindingEvidence known, Instant analysedAt, Problems problems) {
    List<Finding> findings = new ArrayList<>(detect(known, analysedAt));
    AssumedKernelFinding.of(root, problems).ifPresent(findings::add);
    JavaStackFinding.of(root, problems).ifPresent(findings::add);
    findings.sort(WORST_FIRST);
    return List.copyOf(findings);
  }

  /** Those that other answers tell. */
  static List<Finding> detect(FindingEvidence known, Instant analysedAt) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(MissingMountFinding.of(known.missing()));
    findings.addAll(DatabaseFinding.of(known.databases()));
    findings.addAll(UncleanShutdownFinding.of(known.marks()));
    findings.addAll(PortConflictFinding.of(known.services(), known.ports()));
    UnrunTimerFinding.of(known.jobs()).ifPresent(findings::add);
    EndOfLifeFinding.of(known.os(), analysedAt).ifPresent(findings::add);
    EmptyPasswordFinding.of(known.accounts()).ifPresent(findings::add);
    StaleTimezoneFinding.of(known.host()).ifPresent(findings::add);
    findings.addAll(known.vulnerabilities());
    findings.addAll(known.audit());
    findings.sort(WORST_FIRST);
    return List.copyOf(findings);
  }
}
