package dev.exhume.core.analysis.findings;

import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Source.Mount;
import java.util.List;

/** Says which file systems the server mounted that are not here. */
final class MissingMountFinding {
  private MissingMountFinding() {}

  static List<Finding> of(List<Mount> mounts) {
    return mounts.stream()
        .filter(mount -> mount.status() == MountStatus.MISSING)
        .map(MissingMountFinding::finding)
        .toList();
  }

  private static Finding finding(Mount mount) {
    return new Finding(
        "missing-mount",
        Severity.HIGH,
        "missing-data",
        mount.mountPoint() + " is not part of what was given",
        "The server mounted %s (%s) there, and the directory is empty or absent."
            .formatted(mount.device(), mount.type()),
        "Find that volume and lay its files into the root, or mount it into the container with"
            + " --volume, before anything is started that needs it.",
        List.of(mount.evidence()));
  }
}
