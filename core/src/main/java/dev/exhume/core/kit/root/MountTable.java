package dev.exhume.core.kit.root;

import java.util.Optional;

/** Lets {@code /etc/mtab} show the mounts of the container instead of those of the old machine. */
final class MountTable implements SurgeryRule {
  @Override
  public Optional<Treatment> judge(RootFile file) {
    if (!file.isRegular() || !file.name().equals("/etc/mtab")) {
      return Optional.empty();
    }
    return Optional.of(
        Treatment.link(
            ChangeRule.MTAB,
            file,
            "/proc/mounts",
            "it lists mounts that the container does not have"));
  }
}
