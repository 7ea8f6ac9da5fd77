package dev.exhume.core.analysis.audit.accounts;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says which accounts for people are the same to the kernel. */
final class SharedNumbers {
  private SharedNumbers() {}

  static Optional<Finding> of(List<Account> accounts) {
    Map<Long, List<Account>> byNumber =
        accounts.stream()
            .filter(account -> account.login() && account.uid() != 0)
            .collect(Collectors.groupingBy(Account::uid, TreeMap::new, Collectors.toList()));
    List<Account> shared =
        byNumber.values().stream().filter(same -> same.size() > 1).flatMap(List::stream).toList();
    return new Matter(
            "shared-uid",
            Severity.LOW,
            "account",
            "Accounts that share a number: "
                + Matter.names(shared.stream().map(Account::name).toList()),
            "Each of them owns the files of the other, and logs do not tell them apart.",
            "If that is not meant so, give each a number of its own and its files to it.")
        .at(shared.stream().flatMap(account -> account.evidence().stream()).toList());
  }
}
