package dev.exhume.core.analysis.accounts;

import dev.exhume.core.profile.Account;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the accounts of the server and how they were opened. */
public final class AccountDetector {
  private final Path root;
  private final Problems problems;
  private final ShadowFile shadow;
  private final GroupFile groups;
  private final SudoRules sudo;

  private AccountDetector(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.shadow = ShadowFile.read(root, problems);
    this.groups = GroupFile.read(root, problems);
    this.sudo = SudoRules.read(root, problems);
  }

  /** The accounts by number and name. */
  public static List<Account> detect(Path root, Problems problems) {
    AccountDetector detector = new AccountDetector(root, problems);
    Path passwd = root.resolve("etc/passwd");
    if (!Files.isRegularFile(passwd)) {
      problems.add(passwd, "is not here: the accounts of this server are unknown");
      return List.of();
    }
    List<PasswdLine> lines = new ArrayList<>();
    TextFile.read(passwd, problems)
        .map(TextFile::meaningfulLines)
        .orElse(List.of())
        .forEach(line -> detector.passwdLine(line).ifPresent(lines::add));
    NameServices.check(root, problems);
    Path shadowFile = root.resolve("etc/shadow");
    if (!Files.isRegularFile(shadowFile) && lines.stream().anyMatch(PasswdLine::isShadowed)) {
      problems.add(shadowFile, "is not here: what opens the accounts is unknown");
    }
    Map<Long, Instant> lastLogins =
        LastLogins.read(
            root.resolve("var/log/lastlog"),
            lines.stream().map(PasswdLine::uid).distinct().toList(),
            problems);
    return lines.stream()
        .map(line -> detector.account(line, Optional.ofNullable(lastLogins.get(line.uid()))))
        .sorted(Comparator.comparingLong(Account::uid).thenComparing(Account::name))
        .toList();
  }

  private Optional<PasswdLine> passwdLine(TextLine line) {
    if (line.text().startsWith("+") || line.text().startsWith("-")) {
      problem(line, "takes accounts from the network, which are not part of this server");
      return Optional.empty();
    }
    Optional<PasswdLine> account = PasswdLine.of(line);
    if (account.isEmpty()) {
      problem(line, "is no account");
    }
    return account;
  }

  private Account account(PasswdLine line, Optional<Instant> lastLogin) {
    Optional<String> scheme = scheme(line);
    int keys = authorizedKeys(line.home());
    boolean opens = keys > 0 || !scheme.equals(Optional.of(PasswordScheme.LOCKED));
    List<String> memberOf = groups.of(line.name(), line.gid());
    return new Account(
        line.name(),
        line.uid(),
        line.gid(),
        line.home(),
        line.shell(),
        opens && line.hasShell(),
        scheme,
        keys,
        lastLogin,
        memberOf,
        shadow.expiry(line.name()),
        sudo.of(line.name(), line.uid(), memberOf),
        Optional.of(line.evidence()));
  }

  /** Empty when the password is in a shadow file that is not there. */
  private Optional<String> scheme(PasswdLine line) {
    return line.isShadowed()
        ? shadow.scheme(line.name())
        : Optional.of(PasswordScheme.of(line.password()));
  }

  private int authorizedKeys(String home) {
    return (int)
        Stream.of("authorized_keys", "authorized_keys2")
            .flatMap(file -> ServerPath.of(root, home + "/.ssh/" + file).stream())
            .flatMap(file -> TextFile.read(file, problems).stream())
            .mapToLong(file -> file.meaningfulLines().size())
            .sum();
  }

  private void problem(TextLine line, String message) {
    problems.add(root.resolve("etc/passwd"), "line %d %s".formatted(line.number(), message));
  }
}
