package dev.exhume.cli;

import dev.exhume.cli.text.OneLine;
import dev.exhume.core.analysis.files.UnownedEntry;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import dev.exhume.core.analysis.verification.FileReport;
import dev.exhume.core.analysis.verification.Outcome;
import java.io.PrintWriter;
import java.util.Optional;

/** Prints what was found on comparing files as the server's own package manager would. */
final class VerifyLines {
  private final String gap;
  private final PrintWriter out;
  private long prelinked;

  /**
   * Prepares to print.
   *
   * @param manager dpkg leaves one blank less than RPM
   */
  VerifyLines(String manager, PrintWriter out) {
    this.gap = manager.equals("dpkg") ? " " : "  ";
    this.out = out;
  }

  void print(FileReport report) {
    if (report.isPrelinked()) {
      prelinked++;
      return;
    }
    out.append(report.isMissing() ? "missing   " : outcomes(report) + gap)
        .append(report.mark())
        .append(' ')
        .append(OneLine.of(report.path()))
        .append(
            report
                .absence()
                .filter(reason -> !reason.isEmpty())
                .map(VerifyLines::reason)
                .orElse(""))
        .append('\n');
  }

  void print(UnownedEntry entry) {
    out.append("unowned     ").append(OneLine.of(entry.path())).append('\n');
  }

  /** What is to be said of the programs that were not listed. */
  Optional<String> prelinked() {
    return prelinked == 0
        ? Optional.empty()
        : Optional.of(
            "%d prelinked programs are as long as they should be; their content cannot be compared"
                .formatted(prelinked));
  }

  private static String reason(String reason) {
    return " (" + OneLine.of(reason) + ")";
  }

  private static String outcomes(FileReport report) {
    StringBuilder letters = new StringBuilder();
    for (FileAspect aspect : FileAspect.values()) {
      Outcome outcome = report.outcomes().getOrDefault(aspect, Outcome.UNKNOWN);
      letters.append(
          switch (outcome) {
            case PASSED -> '.';
            case DIFFERS -> aspect.letter();
            case UNKNOWN -> '?';
          });
    }
    return letters.toString();
  }
}
