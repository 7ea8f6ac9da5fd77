package dev.exhume.core.analysis.audit.accounts;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.PlannedServices;
import dev.exhume.core.profile.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks all questions about accounts. */
public final class AccountAudit {
  /** Services that ask for the password of an account. */
  static final Pattern LOGIN =
      Pattern.compile(
          "sshd?|openssh|dropbear|telnetd?|rlogin|rsh|rexec|x?inetd|vsftpd|proftpd|pure-ftpd|wu-ftpd"
              + "|ftpd?|dovecot|courier-(?:imap|pop).*|cyrus.*|imaps?|pop3s?|saslauthd|webmin|usermin"
              + "|smbd?|samba");

  private AccountAudit() {}

  /** What is wrong with the accounts. */
  public static List<Finding> of(AuditEvidence known) {
    PlannedServices planned = known.planned();
    Stream<Optional<Finding>> ofSystem =
        Stream.of(
            RootTwins.of(known.accounts()),
            SharedNumbers.of(known.accounts()),
            PlainHashes.of(known.root(), known.problems()),
            WeakHashes.of(known.accounts(), planned),
            NetworkAccounts.of(known.root(), known.problems()),
            TrustedHosts.of(known.root(), known.accounts(), planned, known.problems()),
            SudoWithoutPassword.of(known.accounts(), planned));
    return Stream.concat(ofSystem.flatMap(Optional::stream), DatabaseAccounts.of(known).stream())
        .toList();
  }
}
