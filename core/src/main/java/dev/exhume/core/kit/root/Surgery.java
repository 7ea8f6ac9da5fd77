package dev.exhume.core.kit.root;

import dev.exhume.core.profile.ServerProfile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The changes that a root needs to live in a container: the first rule that applies decides. */
public final class Surgery {
  private final List<SurgeryRule> rules;

  private Surgery(List<SurgeryRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The surgery for a server. */
  public static Surgery of(ServerProfile profile) {
    return new Surgery(
        List.of(
            new ExcludedPaths(profile.container().excludedPaths()),
            new SpecialFiles(),
            new RuntimeLeftovers(),
            new StalePidFiles(profile.services(), profile.databases()),
            new LeftoverLocks(),
            new LoginRecords(),
            new GiantFiles(),
            new MountTable(),
            new LoginUid(),
            new SessionLimits(),
            new SwapFiles(profile.source().mounts())));
  }

  /** None: all files stay as they are but those that no archive can hold. */
  public static Surgery none() {
    return new Surgery(List.of(new Unarchivable()));
  }

  Treatment treat(RootFile file) throws IOException {
    for (SurgeryRule rule : rules) {
      Optional<Treatment> treatment = rule.judge(file);
      if (treatment.isPresent()) {
        return treatment.get();
      }
    }
    return Treatment.KEEP;
  }
}
