package dev.exhume.core.analysis.audit.files;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.analysis.audit.walk.AuditedFiles.OwnedFiles;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the files of users who have no account. */
final class UnknownOwners {
  private UnknownOwners() {}

  static Optional<Finding> of(List<Account> accounts, AuditedFiles files) {
    Set<Long> known = accounts.stream().map(Account::uid).collect(Collectors.toSet());
    Map<Integer, OwnedFiles> strange = new TreeMap<>(files.byUser());
    long all = strange.values().stream().mapToLong(OwnedFiles::count).sum();
    strange.keySet().removeIf(uid -> known.contains(Integer.toUnsignedLong(uid)));
    long count = strange.values().stream().mapToLong(OwnedFiles::count).sum();
    // A copy that belongs to whoever made it says nothing of the server.
    if (known.isEmpty() || count * 2 > all) {
      return Optional.empty();
    }
    return new Matter(
            "unknown-owner",
            Severity.LOW,
            "configuration",
            "%d files belong to users without an account: %s"
                .formatted(
                    count,
                    Matter.names(
                        strange.keySet().stream().map(Integer::toUnsignedString).toList())),
            "Their accounts were removed, or were on another machine; whoever gets such a number"
                + " next owns the files. One file of each is named.",
            "Give them to somebody, before new accounts are made.")
        .at(
            strange.values().stream()
                .map(owned -> Evidence.file(owned.first().toString()))
                .toList());
  }
}
