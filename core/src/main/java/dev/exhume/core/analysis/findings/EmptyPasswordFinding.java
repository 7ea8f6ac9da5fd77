package dev.exhume.core.analysis.findings;

import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which accounts anybody can use. */
final class EmptyPasswordFinding {
  private EmptyPasswordFinding() {}

  static Optional<Finding> of(List<Account> accounts) {
    List<Account> open =
        accounts.stream()
            .filter(Account::login)
            .filter(account -> account.passwordHash().filter("none"::equals).isPresent())
            .toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    String names = open.stream().map(Account::name).collect(Collectors.joining(", "));
    return Optional.of(
        new Finding(
            "empty-password",
            Severity.HIGH,
            "account",
            "Accounts without a password: " + names,
            "Whoever reaches a service that asks for a login gets in.",
            "Lock them (passwd -l) in a copy of the root before sshd, FTP or mail is exposed.",
            evidence(open)));
  }

  private static List<Evidence> evidence(List<Account> open) {
    return Stream.concat(
            Stream.of(Evidence.file("/etc/shadow")),
            open.stream().flatMap(account -> account.evidence().stream()))
        .toList();
  }
}
