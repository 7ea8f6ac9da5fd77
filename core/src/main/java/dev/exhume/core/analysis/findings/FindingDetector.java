package dev.exhume.core.analysis.findings;

import dev.exhume.core.analysis.databases.ShutdownMarks;
import dev.exhume.core.analysis.mounts.MissingMount;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.OperatingSystem;
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
      OperatingSystem os,
      Boot boot,
      List<MissingMount> missing,
      List<Database> databases,
      ShutdownMarks marks,
      List<Account> accounts,
      Instant analysedAt) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(MissingMountFinding.of(missing));
    findings.addAll(DatabaseFinding.of(databases));
    findings.addAll(UncleanShutdownFinding.of(marks));
    UnreadInitFinding.of(boot).ifPresent(findings::add);
    EndOfLifeFinding.of(os, analysedAt).ifPresent(findings::add);
    EmptyPasswordFinding.of(accounts).ifPresent(findings::add);
    findings.sort(WORST_FIRST);
    return List.copyOf(findings);
  }
}
