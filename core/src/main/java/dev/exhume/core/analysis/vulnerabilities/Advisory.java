package dev.exhume.core.analysis.vulnerabilities;

import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.TsvTable;
import java.util.Optional;

/**
 * What a distributor said of a vulnerability in its own builds of a package for a release.
 *
 * @param cve its number, or the distributor's own where it has none
 * @param sourcePackage that the installed ones were built from
 * @param since the first build that has it, where older ones do not
 * @param fixed the first build that has it no more
 * @param last the last build that has it, where no first one without it is named
 * @param id of the announcement
 * @param origin where it was read; empty if it ships with the program
 */
public record Advisory(
    String cve,
    DistributionRelease release,
    String sourcePackage,
    Status status,
    Optional<String> since,
    Optional<String> fixed,
    Optional<String> last,
    Optional<String> id,
    Optional<Origin> origin) {

  /** What became of it. */
  public enum Status {
    FIXED,
    /** In packages for paying subscribers only. */
    FIX_SOLD,
    NEVER_FIXED,
    /** In builds up to the last one that is named. */
    FOUND_UP_TO,
    NOT_AFFECTED
  }

  /**
   * The feed that an advisory was read from.
   *
   * @param file as the user gave it
   * @param binary the installed package whose own version counts, where the feed speaks of those
   *     rather than of their source
   * @param severity that the feed gives
   */
  public record Origin(String file, Optional<String> binary, Optional<Severity> severity) {}

  /**
   * Reads a row of our own table.
   *
   * @throws IllegalArgumentException for a row that says what the table does not know
   */
  public static Advisory of(TsvTable.Row row) {
    Status status = status(row.get("status"));
    Optional<String> fixed = row.find("fixed");
    if (fixed.isEmpty() && (status == Status.FIXED || status == Status.FIX_SOLD)) {
      throw new IllegalArgumentException(row.location() + " does not say what it is fixed in");
    }
    return new Advisory(
        row.get("cve"),
        new DistributionRelease(Ecosystem.named(row.get("ecosystem")), row.get("release")),
        row.get("package"),
        status,
        row.find("since"),
        fixed,
        Optional.empty(),
        row.find("advisory"),
        Optional.empty());
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
