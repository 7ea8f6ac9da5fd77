package dev.exhume.core.report.section;

import dev.exhume.core.profile.Account;
import dev.exhume.core.report.text.Badge;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Moment;
import dev.exhume.core.report.text.Proof;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Accounts: who can log in, by which kind of secret, and what they may do. */
public final class People {
  private People() {}

  /** The tables of accounts. */
  public static List<Table> of(List<Account> accounts) {
    List<Table> tables = new ArrayList<>(accounts(accounts));
    tables.addAll(privileges(accounts));
    return tables;
  }

  private static List<Table> accounts(List<Account> accounts) {
    Table.Builder table =
        Table.of(
            "accounts-table",
            "Accounts, first those that can log in",
            "Account",
            "Can log in",
            "Password",
            "SSH keys",
            "Last login",
            "Uid",
            "Home",
            "Shell",
            "Groups",
            "Evidence");
    Stream.concat(
            accounts.stream().filter(Account::login),
            accounts.stream().filter(account -> !account.login()))
        .forEach(
            account ->
                table.row(
                    Cell.code(account.name())
                        .with(account.expiresOn().map(day -> "not after " + day).orElse("")),
                    Cell.badge(account.login() ? Badge.note("yes") : Badge.plain("no")),
                    password(account),
                    Cell.number(account.authorizedKeys()),
                    Cell.text(Moment.text(account.lastLogin())),
                    Cell.number(account.uid()),
                    Cell.code(account.home()),
                    Cell.code(account.shell()),
                    Cell.code(Words.list(account.groups(), 6)),
                    Cell.proofs(Proof.of(account.evidence()))));
    return table.build();
  }

  private static Cell password(Account account) {
    String scheme = account.passwordHash().orElse("");
    return scheme.equals("none") ? Cell.badge(Badge.bad("no password")) : Cell.text(scheme);
  }

  private static List<Table> privileges(List<Account> accounts) {
    Table.Builder table =
        Table.of(
            "privileges-table",
            "What accounts may do beyond their own rights",
            "Account",
            "Rule",
            "Evidence");
    for (Account account : accounts) {
      account
          .privileges()
          .forEach(
              privilege ->
                  table.row(
                      Cell.code(account.name()),
                      Cell.code(privilege.rule()),
                      Cell.proof(privilege.evidence())));
    }
    return table.build();
  }

  /** How many can log in, in words. */
  public static String logins(List<Account> accounts) {
    return accounts.stream()
        .filter(Account::login)
        .map(Account::name)
        .collect(Collectors.collectingAndThen(Collectors.toList(), names -> Words.list(names, 8)));
  }
}
