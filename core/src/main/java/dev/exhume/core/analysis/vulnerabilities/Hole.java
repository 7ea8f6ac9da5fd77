package dev.exhume.core.analysis.vulnerabilities;

import dev.exhume.core.profile.Severity;
import java.util.Optional;

/**
 * A vulnerability that an installed build has, or may have.
 *
 * @param reached why it is reached from outside; empty if it is not
 */
record Hole(
    Vulnerability vulnerability,
    Advisory advisory,
    Assessment assessment,
    Optional<String> reached) {

  /** As bad as it is where it is reached; low where nobody gets at it. */
  Severity severity() {
    return reached.isPresent() && isCertain() ? vulnerability.severity() : Severity.LOW;
  }

  boolean isCertain() {
    return assessment.state() == Assessment.State.VULNERABLE;
  }

  String sentence() {
    String number = vulnerability.cve();
    String name = vulnerability.name();
    return "%s: %s; %s."
        .formatted(
            name.equals(number) ? number : name + " (" + number + ")",
            (isCertain() ? "" : "possibly, ") + assessment.reason(),
            reached.orElse(unreached()));
  }

  private String unreached() {
    return switch (vulnerability.reach()) {
      case LOCAL -> "it helps only who is already in";
      case CLIENT -> "it strikes only who fetches something with it";
      default -> "nothing that is started and published leads to it";
    };
  }
}
