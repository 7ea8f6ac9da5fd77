package dev.exhume.core.analysis.audit.ssh;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import java.util.List;
import java.util.Optional;

/** Counts the keys that open accounts, and says which. */
final class AuthorizedKeys {
  private AuthorizedKeys() {}

  static Optional<Finding> of(List<Account> accounts, SshFiles files, boolean isOpen) {
    List<String> opened =
        accounts.stream()
            .filter(account -> account.authorizedKeys() > 0)
            .map(account -> "%s (%d)".formatted(account.name(), account.authorizedKeys()))
            .toList();
    return new Matter(
            "authorized-keys",
            isOpen ? Severity.MEDIUM : Severity.LOW,
            "account",
            "SSH keys open accounts: " + Matter.names(opened),
            "Whoever has one of the private keys logs in without a password: people who left, old"
                + " machines, and perhaps an intruder.",
            isOpen
                ? "Remove every key whose owner you cannot name."
                : "Remove every key whose owner you cannot name before sshd is started.")
        .at(files.authorized().stream().map(PublicKey::evidence).toList());
  }
}
