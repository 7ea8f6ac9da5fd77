package dev.exhume.core.analysis.findings;

import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.Host.TimezoneData;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;

/** Says that the server's clock would be wrong, because its time zone has other rules by now. */
final class StaleTimezoneFinding {
  private StaleTimezoneFinding() {}

  static Optional<Finding> of(Host host) {
    return host.timezoneData()
        .filter(data -> data.current().equals(Optional.of(false)))
        .map(data -> finding(host.timezone().orElse("its time zone"), data));
  }

  private static Finding finding(String zone, TimezoneData data) {
    return new Finding(
        "stale-timezone",
        Severity.MEDIUM,
        "time",
        "The rules of %s are older than those of today".formatted(zone),
        "By its own data, %s.".formatted(data.difference().orElse("its clock would be wrong")),
        "Put a zone file of today, made with zic -b fat, in place of this one in a copy of the root.",
        List.of(data.evidence()));
  }
}
