package dev.exhume.core.analysis.findings;

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
    return os.endOfLife().filter(today::isAfter).map(end -> finding(os, end));
  }

  private static Finding finding(OperatingSystem os, LocalDate end) {
    String name =
        os.name().orElse("The distribution")
            + os.version().map(version -> " " + version).orElse("");
    String archive =
        os.archiveUrl()
            .map(url -> "The last packages are kept at " + url + ". ")
            .orElseGet(() -> withoutArchive(os));
    return new Finding(
        "end-of-life",
        Severity.HIGH,
        "end-of-life",
        name + " has been out of support since " + end,
        "Its distributor publishes no more security fixes for everybody; what was found in its"
            + " programs since then is still there.",
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
