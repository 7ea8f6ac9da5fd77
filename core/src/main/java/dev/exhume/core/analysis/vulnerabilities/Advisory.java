package dev.exhume.core.analysis.vulnerabilities;

import dev.exhume.core.reading.TsvTable;
import java.util.Optional;

/**
 * What a distributor said of a vulnerability in its own builds of a package for a release.
 *
 * @param sourcePackage that the installed ones were built from
 * @param since the first build that has it, where older ones do not
 * @param fixed the first build that has it no more
 * @param id of the announcement
 */
record Advisory(
    String cve,
    DistributionRelease release,
    String sourcePackage,
    Status status,
    Optional<String> since,
    Optional<String> fixed,
    Optional<String> id) {

  /** What became of it. */
  enum Status {
    FIXED,
    /** In packages for paying subscribers only. */
    FIX_SOLD,
    NEVER_FIXED,
    NOT_AFFECTED
  }

  static Advisory of(TsvTable.Row row) {
    return new Advisory(
        row.get("cve"),
        new DistributionRelease(Ecosystem.named(row.get("ecosystem")), row.get("release")),
        row.get("package"),
        status(row.get("status")),
        row.find("since"),
        row.find("fixed"),
        row.find("advisory"));
  }

  private static Status status(String word) {
    return switch (word) {
      case "fixed" -> Status.FIXED;
      case "fix-sold" -> Status.FIX_SOLD;
      case "never-fixed" -> Status.NEVER_FIXED;
      case "not-affected" -> Status.NOT_AFFECTED;
      default -> throw new IllegalArgumentException("no status of an advisory: " + word);
    };
  }
}
