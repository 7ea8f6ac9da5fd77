package dev.exhume.core.analysis.audit.accounts;

import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.matter.PlannedServices;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says which hosts log in to which accounts without a password, by the word of their address. */
final class TrustedHosts {
  private static final int MAX_ACCOUNTS = 10_000;
  private static final Pattern EVERYBODY = Pattern.compile("\\+(?:\\s.*)?");
  private static final Pattern REMOTE_SHELL =
      Pattern.compile("rsh|rshd|rlogind?|rexecd?|x?inetd|openbsd-inetd|inetutils-inetd");

  private TrustedHosts() {}

  static Optional<Finding> of(
      Path root, List<Account> accounts, PlannedServices planned, Problems problems) {
    List<TextLine> lines =
        Stream.concat(
                Stream.of("/etc/hosts.equiv", "/etc/shosts.equiv", "/etc/ssh/shosts.equiv"),
                accounts.stream()
                    .map(Account::home)
                    .distinct()
                    .limit(MAX_ACCOUNTS)
                    .flatMap(home -> Stream.of(home + "/.rhosts", home + "/.shosts")))
            .distinct()
            .flatMap(file -> ServerPath.of(root, file).stream())
            .flatMap(file -> TextFile.readStart(file, 1, problems).stream())
            .flatMap(file -> file.meaningfulLines().stream())
            .filter(line -> !line.stripped().startsWith("-"))
            .toList();
    boolean isEverybody =
        lines.stream().anyMatch(line -> EVERYBODY.matcher(line.stripped()).matches());
    return new Matter(
            "trusted-hosts",
            severity(isEverybody, planned.isOpen(REMOTE_SHELL)),
            "account",
            isEverybody
                ? "Any host may log in without a password, by .rhosts or hosts.equiv"
                : "Hosts log in without a password, by .rhosts or hosts.equiv",
            "rlogin and rsh believe the address that a caller has; other machines have those"
                + " addresses now.",
            "Remove these files, and do not start rlogin and rsh.")
        .at(lines.stream().map(TextLine::evidence).toList());
  }

  private static Severity severity(boolean isEverybody, boolean isOpen) {
    if (isOpen) {
      return isEverybody ? Severity.HIGH : Severity.MEDIUM;
    }
    return Severity.LOW;
  }
}
