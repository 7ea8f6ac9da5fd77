package dev.exhume.core.kit.root;

import java.util.Map;
import java.util.Optional;

/** Leaves out what the needed services do not reach. */
final class Unreached implements SurgeryRule {
  private final Map<String, String> reasons;

  /**
   * A rule for files by their paths.
   *
   * @param reasons for each of them
   */
  Unreached(Map<String, String> reasons) {
    this.reasons = Map.copyOf(reasons);
  }

  @Override
  public Optional<Treatment> judge(RootFile file) {
    return file.isDirectory()
        ? Optional.empty()
        : Optional.ofNullable(reasons.get(file.name()))
            .map(why -> Treatment.leaveOut(ChangeRule.UNREACHED, file, why));
  }
}
