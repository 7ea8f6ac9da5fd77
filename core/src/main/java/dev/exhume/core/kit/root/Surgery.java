package dev.exhume.core.kit.root;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.ServerProfile;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The changes that a root needs to live in a container: the first rule that applies decides. */
public final class Surgery {
  private static final SurgeryRule UNARCHIVABLE = new Unarchivable();

  private final List<SurgeryRule> rules;
  private final List<AddedFile> added;
  private final Set<ChangeRule> unchanged;

  private Surgery(List<SurgeryRule> rules, List<AddedFile> added, Set<ChangeRule> unchanged) {
    this.rules = List.copyOf(rules);
    this.added = List.copyOf(added);
    this.unchanged = Set.copyOf(unchanged);
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
            new BootImages(),
            new MountTable(),
            new FileSystemTable(),
            new LoginUid(),
            new SessionLimits(profile.container().runOptions()),
            new SwapFiles(profile.source().mounts())),
        List.of(),
        EnumSet.noneOf(ChangeRule.class));
  }

  /** None: all files stay as they are but those that no archive can hold. */
  public static Surgery none() {
    return new Surgery(List.of(), List.of(), EnumSet.noneOf(ChangeRule.class));
  }

  /**
   * The same without some files.
   *
   * @param reasons for each by its path
   */
  public Surgery without(Map<String, String> reasons) {
    return new Surgery(
        ImmutableList.<SurgeryRule>builder().addAll(rules).add(new Unreached(reasons)).build(),
        added,
        unchanged);
  }

  /** The same for an archive that holds only a part of the root. */
  public Surgery selecting(Selection selection) {
    return new Surgery(
        ImmutableList.<SurgeryRule>builder().addAll(rules).add(new Selected(selection)).build(),
        added,
        unchanged);
  }

  /** The same with one more file in the image. */
  public Surgery adding(AddedFile file) {
    return new Surgery(
        rules, ImmutableList.<AddedFile>builder().addAll(added).add(file).build(), unchanged);
  }

  /** The same without the old logs of a server. */
  public Surgery withoutLogs(ServerProfile profile) {
    List<String> data = profile.databases().stream().map(Database::dataDirectory).toList();
    return new Surgery(
        ImmutableList.<SurgeryRule>builder().addAll(rules).add(new OldLogs(data)).build(),
        added,
        unchanged);
  }

  /**
   * The same without some of its changes.
   *
   * @throws IllegalArgumentException for a change that nothing can do without
   */
  public Surgery leavingOut(ChangeRule rule) {
    if (!rule.isOptional()) {
      throw new IllegalArgumentException("the change %s is always made".formatted(rule.id()));
    }
    return new Surgery(
        rules, added, ImmutableSet.<ChangeRule>builder().addAll(unchanged).add(rule).build());
  }

  /** What is not on the server and comes after all that is. */
  List<AddedFile> added() {
    return added.stream().filter(file -> !unchanged.contains(file.rule())).toList();
  }

  Treatment treat(RootFile file) throws IOException {
    for (AddedFile one : added()) {
      if (one.path().equals(file.name())) {
        return Treatment.leaveOut(one.rule(), file, "the kit's own file takes its place");
      }
    }
    for (SurgeryRule rule : rules) {
      Optional<Treatment> treatment = rule.judge(file);
      if (treatment.isPresent() && isUnchanged(treatment.get())) {
        break;
      }
      if (treatment.isPresent()) {
        return treatment.get();
      }
    }
    return UNARCHIVABLE.judge(file).orElse(Treatment.KEEP);
  }

  private boolean isUnchanged(Treatment treatment) {
    return treatment
        .change()
        .flatMap(change -> ChangeRule.find(change.change()))
        .filter(unchanged::contains)
        .isPresent();
  }
}
