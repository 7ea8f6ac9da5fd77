package dev.exhume.core.analysis.audit.accounts;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.matter.PlannedServices;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says whose passwords are kept so that who has the hash soon has the password. */
final class WeakHashes {
  private static final Set<String> DES = Set.of("des-crypt", "bsdi-des-crypt", "nt-hash");
  private static final Set<String> MD5 = Set.of("md5-crypt", "sun-md5");

  private WeakHashes() {}

  static Optional<Finding> of(List<Account> accounts, PlannedServices planned) {
    List<Account> des = withHash(accounts, DES);
    List<Account> md5 = withHash(accounts, MD5);
    List<Account> weak = Stream.concat(des.stream(), md5.stream()).toList();
    boolean mattersMore = !des.isEmpty() && planned.isOpen(AccountAudit.LOGIN);
    String truncation =
        des.isEmpty()
            ? ""
            : " Of the passwords of %s only eight characters count."
                .formatted(Matter.names(des.stream().map(Account::name).toList()));
    return new Matter(
            "weak-password-hash",
            mattersMore ? Severity.MEDIUM : Severity.LOW,
            "account",
            "Passwords kept with DES or MD5: "
                + Matter.names(weak.stream().map(Account::name).toList()),
            "Whoever gets /etc/shadow, or this image, finds weak passwords in hours." + truncation,
            "Keep the image to yourself, and set new passwords before a service asks for them.")
        .at(weak.stream().flatMap(account -> account.evidence().stream()).toList());
  }

  private static List<Account> withHash(List<Account> accounts, Set<String> schemes) {
    return accounts.stream()
        .filter(Account::login)
        .filter(account -> account.passwordHash().filter(schemes::contains).isPresent())
        .toList();
  }
}
