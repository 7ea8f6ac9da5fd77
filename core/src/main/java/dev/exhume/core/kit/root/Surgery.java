package dev.exhume.core.kit.root;

import com.google.common.collect.ImmutableList;
import dev.exhume.core.profile.ServerProfile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The changes that a root needs to live in a container: the first rule that applies decides. */
public final class Surgery {
  private final List<SurgeryRule> rules;
  private final List<AddedFile> added;

  private Surgery(List<SurgeryRule> rules, List<AddedFile> added) {
    this.rules = List.copyOf(rules);
    this.added = List.copyOf(added);
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
            new SwapFiles(profile.source().mounts())),
        List.of());
  }

  /** None: all files stay as they are but those that no archive can hold. */
  public static Surgery none() {
    return new Surgery(List.of(new Unarchivable()), List.of());
  }

  /** The same with one more file in the image. */
  public Surgery adding(AddedFile file) {
    return new Surgery(rules, ImmutableList.<AddedFile>builder().addAll(added).add(file).build());
  }

  /** What is not on the server and comes after all that is. */
  List<AddedFile> added() {
    return added;
  }

  Treatment treat(RootFile file) throws IOException {
    if (added.stream().anyMatch(one -> one.path().equals(file.name()))) {
      return Treatment.leaveOut(file, "the kit's own file takes its place");
    }
    for (SurgeryRule rule : rules) {
      Optional<Treatment> treatment = rule.judge(file);
      if (treatment.isPresent()) {
        return treatment.get();
      }
    }
    return Treatment.KEEP;
  }
}
