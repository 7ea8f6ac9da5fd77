package dev.exhume.core.analysis.audit.accounts;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.matter.PlannedServices;
import dev.exhume.core.analysis.audit.matter.WebUsers;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Account.Privilege;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says which accounts are root at will, because sudo asks them for nothing. */
final class SudoWithoutPassword {
  private static final Pattern EVERYTHING = Pattern.compile(".*\\bNOPASSWD:\\s*ALL\\b.*");
  private static final Pattern OTHER_THAN_ROOT =
      Pattern.compile("sudo: \\((?!ALL\\b|root\\b|#0\\b)[^)]*\\).*");

  private SudoWithoutPassword() {}

  static Optional<Finding> of(List<Account> accounts, PlannedServices planned) {
    List<Account> all =
        accounts.stream()
            .filter(account -> account.uid() != 0)
            .filter(account -> rules(account).findAny().isPresent())
            .toList();
    List<String> web = all.stream().map(Account::name).filter(WebUsers::isOne).toList();
    // Who cannot log in and serves nobody never gets to sudo.
    List<Account> usable =
        all.stream().filter(account -> account.login() || web.contains(account.name())).toList();
    return new Matter(
            "sudo-without-password",
            severity(!web.isEmpty(), planned.isWebOpen()),
            "account",
            "sudo lets these do everything without a password: "
                + Matter.names(usable.stream().map(Account::name).toList()),
            web.isEmpty()
                ? "Whoever gets into one of them is root."
                : "The web server runs as %s: a hole in an application of it gives root."
                    .formatted(Matter.names(web)),
            "Take NOPASSWD out of these rules, or limit them to the commands that are in use.")
        .at(usable.stream().flatMap(SudoWithoutPassword::rules).distinct().toList());
  }

  private static Stream<Evidence> rules(Account account) {
    return account.privileges().stream()
        .filter(privilege -> EVERYTHING.matcher(privilege.rule()).matches())
        .filter(privilege -> !OTHER_THAN_ROOT.matcher(privilege.rule()).matches())
        .map(Privilege::evidence);
  }

  private static Severity severity(boolean isWeb, boolean isWebOpen) {
    if (isWeb) {
      return isWebOpen ? Severity.HIGH : Severity.MEDIUM;
    }
    return Severity.LOW;
  }
}
