package dev.exhume.core.analysis.audit.accounts;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;

/** Says which accounts are root under another name. */
final class RootTwins {
  private RootTwins() {}

  static Optional<Finding> of(List<Account> accounts) {
    List<Account> twins =
        accounts.stream()
            .filter(account -> account.uid() == 0 && !account.name().equals("root"))
            .toList();
    boolean anyLogin = twins.stream().anyMatch(Account::login);
    return new Matter(
            "second-root",
            anyLogin ? Severity.HIGH : Severity.LOW,
            "account",
            "Accounts with the number of root: "
                + Matter.names(twins.stream().map(Account::name).toList()),
            anyLogin
                ? "Who logs in as one of them is root. Some administrators made such accounts for"
                    + " themselves, some intruders to come back."
                : "Nobody can log in as one of them, but what runs as one of them is root.",
            "Ask who made them; remove those that nobody knows, and give the others a number of"
                + " their own.")
        .at(twins.stream().flatMap(account -> account.evidence().stream()).toList());
  }
}
