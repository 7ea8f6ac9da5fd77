package dev.exhume.core.analysis.findings;

import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says that the list of services is not whole, because init had files of its own for them. */
final class UnreadInitFinding {
  /** Where each init keeps what it starts. */
  private static final Map<String, String> PLACES =
      Map.of(
          "busybox", "/etc/inittab and /etc/init.d",
          "openrc", "/etc/runlevels");

  private UnreadInitFinding() {}

  static Optional<Finding> of(Boot boot) {
    return boot.initSystem()
        .flatMap(init -> Optional.ofNullable(PLACES.get(init)).map(place -> finding(init, place)));
  }

  private static Finding finding(String init, String place) {
    return new Finding(
        "unread-init",
        Severity.HIGH,
        "analysis",
        "Services that " + init + " itself started are not in the list",
        "Only links to System V scripts were read; what " + place + " starts was not.",
        "Look there for what the server needs, and add it to the container by hand.",
        List.of(Evidence.file("/sbin/init")));
  }
}
