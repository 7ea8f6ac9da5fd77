package dev.exhume.cli;

import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that makes findings count in the exit status. */
final class FailOn {
  private static final int FOUND = 4;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = {
        "exit with 4 if there is a finding of this severity or a worse one: critical,",
        "high, medium, low or info; everything is written all the same"
      })
  private Optional<Severity> severity = Optional.empty();

  /** The exit status, which is {@code otherwise} unless a finding is bad enough. */
  int status(List<Finding> findings, int otherwise) {
    return of(findings.stream().map(Finding::severity).toList(), otherwise);
  }

  /** The same of severities alone. */
  int of(List<Severity> found, int otherwise) {
    // The worst severity is the first.
    boolean fails =
        severity
            .filter(limit -> found.stream().anyMatch(each -> each.compareTo(limit) <= 0))
            .isPresent();
    return fails ? FOUND : otherwise;
  }

  boolean isGiven() {
    return severity.isPresent();
  }
}
