package dev.exhume.core.analysis.findings;

import dev.exhume.core.analysis.os.ExtendedSupport;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Says that nobody repairs the distribution any more. */
final class EndOfLifeFinding {
  private EndOfLifeFinding() {}

  static Optional<Finding> of(OperatingSystem os, Instant analysedAt) {
    LocalDate today = LocalDate.ofInstant(analysedAt, ZoneOffset.UTC);
    return os.endOfLife().flatMap(end -> of(os, end, today));
  }

  private static Optional<Finding> of(OperatingSystem os, LocalDate end, LocalDate today) {
    ExtendedSupport extended = ExtendedSupport.of(os);
    if (today.isAfter(end)) {
      return Optional.of(finding(os, end, sold(extended, today)));
    }
    return extended
        .regularEnd()
        .filter(today::isAfter)
        .map(regularEnd -> byVolunteers(os, regularEnd, end));
  }

  private static Finding byVolunteers(OperatingSystem os, LocalDate regularEnd, LocalDate end) {
    return new Finding(
        "end-of-life",
        Severity.LOW,
        "end-of-life",
        name(os) + " is repaired by its LTS team, until " + end,
        "Regular support ended on "
            + regularEnd
            + "; the team goes on for everybody, but not for every package.",
        "Bring the packages up to date before it goes live, see with check-support-status which of"
            + " them the team leaves out, and plan the move to the next release before that day.",
        os.evidence().stream().toList());
  }

  /** Support that somebody may have paid for. */
  private static String sold(ExtendedSupport extended, LocalDate today) {
    return extended
        .soldUntil()
        .filter(today::isBefore)
        .map(
            until ->
                " Fixes are sold until %s%s."
                    .formatted(
                        until, extended.soldAs().map(name -> " (%s)".formatted(name)).orElse("")))
        .orElse("");
  }

  private static String name(OperatingSystem os) {
    return os.name().orElse("The distribution")
        + os.version().map(version -> " " + version).orElse("");
  }

  private static Finding finding(OperatingSystem os, LocalDate end, String sold) {
    String archive =
        os.archiveUrl()
            .map(url -> "The last packages are kept at " + url + ". ")
            .orElseGet(() -> withoutArchive(os));
    return new Finding(
        "end-of-life",
        Severity.HIGH,
        "end-of-life",
        name(os) + " has been out of support since " + end,
        "Its distributor publishes no more security fixes for everybody; what was found in its"
            + " programs since then is still there."
            + sold,
        archive
            + "Put a maintained reverse proxy in front of it, expose nothing else,"
            + " and plan the move of the application.",
        os.evidence().stream().toList());
  }

  private static String withoutArchive(OperatingSystem os) {
    if (os.id().filter("rhel"::equals).isPresent()) {
      return "Red Hat's own packages are for subscribers; those of CentOS of the same version, built"
          + " from the same sources, are kept at http://vault.centos.org/. ";
    }
    return "No public archive of its packages is known. ";
  }
}
