package dev.exhume.core.analysis.findings;

import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says which accounts anybody can use. */
final class EmptyPasswordFinding {
  private EmptyPasswordFinding() {}

  static Optional<Finding> of(List<Account> accounts) {
    String names =
        accounts.stream()
            .filter(Account::login)
            .filter(account -> account.passwordHash().filter("none"::equals).isPresent())
            .map(Account::name)
            .collect(Collectors.joining(", "));
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "empty-password",
            Severity.HIGH,
            "account",
            "Accounts without a password: " + names,
            "Whoever reaches a service that asks for a login gets in.",
            "Lock them (passwd -l) in a copy of the root before sshd, FTP or mail is exposed.",
            List.of(Evidence.file("/etc/shadow"))));
  }
}
