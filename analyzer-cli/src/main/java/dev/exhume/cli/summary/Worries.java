package dev.exhume.cli.summary;

import dev.exhume.cli.text.Tone;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings by severity, mounts that are missing, and what could not be read. */
final class Worries {
  private static final int MOST_FINDINGS = 4;
  private static final int MOST_MOUNTS = 20;

  /** Missing mounts have a row of their own, which says where they were mounted from. */
  private static final String MISSING_DATA = "missing-data";

  private Worries() {}

  static void print(ServerProfile profile, Page page) {
    List<Finding> findings = profile.findings();
    List<String> missing = missing(profile);
    List<Problem> problems = profile.problems();
    if (findings.isEmpty() && missing.isEmpty() && problems.isEmpty()) {
      page.heading("Nothing worries", Tone.HEADING);
      return;
    }
    page.heading("What worries: " + counts(findings, problems.size()), Tone.HEADING);
    List<Finding> others =
        missing.isEmpty()
            ? findings
            : findings.stream().filter(finding -> !finding.kind().equals(MISSING_DATA)).toList();
    List<Finding> shown =
        others.stream()
            .filter(finding -> finding.severity().compareTo(Severity.LOW) < 0)
            .limit(MOST_FINDINGS)
            .toList();
    for (Finding finding : shown) {
      page.marked(name(finding.severity()), tone(finding.severity()), finding.title());
    }
    if (shown.size() < others.size()) {
      String more = "%d more".formatted(others.size() - shown.size());
      page.row("", shown.isEmpty() ? more + " of little weight" : "and " + more);
    }
    if (!missing.isEmpty()) {
      page.marked("missing", Tone.BAD, Listing.of(missing, MOST_MOUNTS));
    }
    problems(problems, page);
  }

  private static String counts(List<Finding> findings, int problems) {
    Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
    findings.forEach(finding -> bySeverity.merge(finding.severity(), 1, Integer::sum));
    List<String> counts = new ArrayList<>();
    bySeverity.forEach((severity, count) -> counts.add(count + " " + name(severity)));
    if (problems > 0) {
      counts.add(Listing.count(problems, "problem") + " in reading");
    }
    return counts.isEmpty() ? "data that is missing" : String.join(", ", counts);
  }

  private static List<String> missing(ServerProfile profile) {
    return profile.source().mounts().stream()
        .filter(mount -> mount.status() == MountStatus.MISSING)
        .map(mount -> "%s from %s".formatted(mount.mountPoint(), mount.device()))
        .toList();
  }

  private static void problems(List<Problem> problems, Page page) {
    if (!problems.isEmpty()) {
      Problem first = problems.get(0);
      String more = problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1);
      page.marked("problem", Tone.CAUTION, first.path() + more + ": " + first.message());
    }
  }

  private static String name(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Tone.ALARM;
      case HIGH -> Tone.BAD;
      case MEDIUM -> Tone.CAUTION;
      case LOW, INFO -> Tone.PLAIN;
    };
  }
}
