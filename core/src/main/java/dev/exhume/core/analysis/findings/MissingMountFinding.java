package dev.exhume.core.analysis.findings;

import dev.exhume.core.analysis.mounts.MissingMount;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Source.Mount;
import java.util.List;

/** Says which file systems the server mounted that are not here. */
final class MissingMountFinding {
  private MissingMountFinding() {}

  static List<Finding> of(List<MissingMount> missing) {
    return missing.stream().map(MissingMountFinding::finding).toList();
  }

  private static Finding finding(MissingMount missing) {
    Mount mount = missing.mount();
    StringBuilder detail =
        new StringBuilder(
            "The server mounted %s (%s) there; %s."
                .formatted(mount.device(), mount.type(), missing.place()));
    missing.content().ifPresent(content -> detail.append(" Likely on it: %s.".formatted(content)));
    if (!missing.uses().isEmpty()) {
      detail.append(" What needs it: %s.".formatted(String.join("; ", missing.uses())));
    }
    boolean isDispensable = missing.isScratch() && missing.uses().isEmpty();
    return new Finding(
        "missing-mount",
        isDispensable ? Severity.LOW : Severity.HIGH,
        "missing-data",
        mount.mountPoint() + " is not part of what was given",
        detail.toString(),
        missing.advice(),
        List.of(mount.evidence()));
  }
}
