package dev.exhume.core.analysis.upstream;

import dev.exhume.core.analysis.vulnerabilities.Vulnerability;
import dev.exhume.core.profile.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A hole that something on the server has, or may have.
 *
 * @param reached why it is reached from outside; empty if it is not
 * @param certain whether its version is known
 */
record OpenHole(KnownHole hole, Optional<String> reached, boolean certain) {
  private static final int MAX_NAMES = 3;

  static final Comparator<OpenHole> WORST_FIRST =
      Comparator.comparing(OpenHole::severity).thenComparing(open -> open.vulnerability().cve());

  /**
   * As bad as it is where it is reached, and no more than medium where that hangs on something that
   * no version tells; low where nobody gets at it.
   */
  Severity severity() {
    if (reached.isEmpty()) {
      return Severity.LOW;
    }
    Severity full = vulnerability().severity();
    boolean isSure = certain && hole.onlyIf().isEmpty();
    return isSure || full.compareTo(Severity.MEDIUM) > 0 ? full : Severity.MEDIUM;
  }

  Vulnerability vulnerability() {
    return hole.vulnerability();
  }

  String sentence() {
    return "%s (%s): %s%s; %s."
        .formatted(
            vulnerability().name(),
            vulnerability().cve(),
            certain ? "this version has it" : "possibly, its version is not known",
            hole.onlyIf().map(condition -> " if " + condition).orElse(""),
            reached.orElse("nothing that is started and published leads to it"));
  }

  /** What the holes are called, the worst first. */
  static String names(List<OpenHole> holes) {
    List<String> names =
        holes.stream().map(open -> open.vulnerability().name()).distinct().toList();
    String listed = names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - MAX_NAMES;
    return more > 0 ? "%s and %d more".formatted(listed, more) : listed;
  }

  /** What helps against the worst of them, and against all that matter. */
  static String remedy(List<OpenHole> holes) {
    Severity worst = holes.get(0).severity();
    return holes.stream()
        .filter(open -> open.severity() == worst || open.severity() != Severity.LOW)
        .map(open -> open.vulnerability().without())
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
