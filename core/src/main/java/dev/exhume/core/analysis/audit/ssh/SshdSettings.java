package dev.exhume.core.analysis.audit.ssh;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code sshd_config}: of several lines the first counts, and what follows a {@code Match} counts
 * for some callers only. What no line says is as it was in that version.
 */
final class SshdSettings {
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace().or(CharMatcher.is('='))).omitEmptyStrings();
  private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,3}).*");

  private final Path root;
  private final Path file;
  private final Problems problems;
  private final IncludeChain includes;
  private final Map<String, Setting> settings = new HashMap<>();
  private boolean isConditional;

  private SshdSettings(AuditEvidence known) {
    this.root = known.root();
    this.file = root.resolve("etc/ssh/sshd_config");
    this.problems = known.problems();
    this.includes = new IncludeChain(problems);
  }

  static List<Finding> findings(AuditEvidence known) {
    SshdSettings settings = new SshdSettings(known);
    settings.includes.read(settings.file, settings::take);
    int version = version(known);
    List<Finding> findings = new ArrayList<>();
    settings.firstProtocol(version).ifPresent(findings::add);
    settings.rootLogin(version, known.accounts()).ifPresent(findings::add);
    settings.emptyPasswords(known.accounts()).ifPresent(findings::add);
    return findings;
  }

  private void take(TextFile text) {
    for (TextLine line : text.meaningfulLines()) {
      List<String> words = WORDS.limit(2).splitToList(line.stripped());
      String name = words.get(0).toLowerCase(Locale.ROOT);
      String value = words.size() > 1 ? words.get(1).strip() : "";
      if (name.equals("match")) {
        isConditional = true;
      } else if (name.equals("include")) {
        Path base = root.resolve("etc/ssh");
        FilePattern.expand(root, base, value, problems)
            .forEach(included -> includes.read(included, this::take));
      } else if (!isConditional) {
        settings.putIfAbsent(name, new Setting(value.toLowerCase(Locale.ROOT), line.evidence()));
      }
    }
  }

  /** Version 2 and 1 was the default before OpenSSH 5.4; 7.6 has no version 1 any more. */
  private Optional<Finding> firstProtocol(int version) {
    String byDefault = version > 0 && version < 504 ? "2,1" : "2";
    Setting protocol = setting("protocol", byDefault);
    return version < 706 && protocol.value().matches(".*\\b1\\b.*")
        ? new Matter(
                "ssh-protocol-1",
                Severity.MEDIUM,
                "configuration",
                "sshd speaks version 1 of SSH",
                "Its encryption can be broken by whoever is on the way.",
                "Set Protocol 2.")
            .at(List.of(protocol.evidence()))
        : Optional.empty();
  }

  /** Root could log in by default before OpenSSH 7.0. */
  private Optional<Finding> rootLogin(int version, List<Account> accounts) {
    Setting login = setting("permitrootlogin", version > 0 && version < 700 ? "yes" : "no");
    Setting passwords = setting("passwordauthentication", "yes");
    boolean hasPassword =
        accounts.stream()
            .filter(account -> account.uid() == 0)
            .anyMatch(
                account ->
                    account.passwordHash().filter(hash -> !hash.equals("locked")).isPresent());
    return login.value().equals("yes") && passwords.value().equals("yes") && hasPassword
        ? new Matter(
                "ssh-root-login",
                Severity.MEDIUM,
                "configuration",
                "root may log in by password over SSH",
                "Machines all over the internet try passwords of root day and night.",
                "Set PermitRootLogin without-password, or no.")
            .at(List.of(login.evidence()))
        : Optional.empty();
  }

  private Optional<Finding> emptyPasswords(List<Account> accounts) {
    Setting permitted = setting("permitemptypasswords", "no");
    List<String> open =
        accounts.stream()
            .filter(Account::login)
            .filter(account -> account.passwordHash().filter("none"::equals).isPresent())
            .map(Account::name)
            .toList();
    return permitted.value().equals("yes")
        ? new Matter(
                "ssh-empty-passwords",
                open.isEmpty() ? Severity.LOW : Severity.CRITICAL,
                "configuration",
                "sshd lets accounts without a password in",
                open.isEmpty()
                    ? "There is none at present."
                    : "Anybody logs in as %s.".formatted(Matter.names(open)),
                "Set PermitEmptyPasswords no.")
            .at(List.of(permitted.evidence()))
        : Optional.empty();
  }

  private Setting setting(String name, String byDefault) {
    Setting unset = new Setting(byDefault, Evidence.file(file.toString()));
    return settings.getOrDefault(name, unset);
  }

  /** A hundred times the major number and the minor one; 0 if it is not known. */
  private static int version(AuditEvidence known) {
    return List.of("openssh-server", "openssh").stream()
        .flatMap(name -> known.packages().find(name).stream())
        .map(Packages.Item::version)
        .map(text -> VERSION.matcher(text.substring(text.indexOf(':') + 1)))
        .filter(Matcher::matches)
        .map(found -> Integer.parseInt(found.group(1)) * 100 + Integer.parseInt(found.group(2)))
        .findFirst()
        .orElse(0);
  }

  private record Setting(String value, Evidence evidence) {}
}
