package dev.exhume.core.analysis.audit.secrets;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.walk.AuditedFiles;
import dev.exhume.core.profile.Account;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Counts the files that are there to keep passwords in, and those of applications that have one.
 */
final class SecretFiles {
  private static final int MAX_ACCOUNTS = 10_000;

  /** Of each home, with the line that makes it one. */
  private static final List<Kind> OF_HOMES =
      List.of(
          kind(".my.cnf", "\\s*pass(?:word|wd)?\\s*=.*"),
          kind(".pgpass", "(?:[^:]*:){4}.+"),
          kind(".netrc", ".*\\bpassword\\s.*"),
          kind(".git-credentials", ".*://[^:]+:.+@.*"),
          kind(".aws/credentials", "\\s*aws_secret_access_key\\s*=.*"),
          kind(".smbcredentials", "\\s*password\\s*=.*"),
          kind(".fetchmailrc", ".*\\bpass(?:word)?\\s.*"));

  private static final List<Kind> OF_SYSTEM =
      List.of(
          kind("/etc/ldap.secret", ".+"),
          kind("/etc/pam_ldap.secret", ".+"),
          kind("/etc/libnss-ldap.secret", ".+"),
          kind("/etc/rsyncd.secrets", "[^:]+:.+"),
          kind("/etc/postfix/sasl_passwd", "\\S+\\s+\\S+:.+"),
          kind("/etc/ppp/chap-secrets", "\\S+\\s+\\S+\\s+\\S+.*"),
          kind("/etc/ppp/pap-secrets", "\\S+\\s+\\S+\\s+\\S+.*"),
          kind("/etc/ipsec.secrets", ".*:\\s*(?:PSK|RSA)\\b.*"),
          kind("/etc/samba/smbpasswd", "[^:]+:\\d+:.*"),
          kind("/etc/mysql/debian.cnf", "\\s*password\\s*=.*"));

  private final Path root;
  private final AuditEvidence known;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<Evidence> places = new ArrayList<>();

  private SecretFiles(AuditEvidence known) {
    this.root = known.root();
    this.known = known;
  }

  static Optional<Finding> of(AuditEvidence known, AuditedFiles files) {
    SecretFiles secrets = new SecretFiles(known);
    known.accounts().stream()
        .map(Account::home)
        .distinct()
        .limit(MAX_ACCOUNTS)
        .forEach(home -> OF_HOMES.forEach(kind -> secrets.look(kind, home + "/" + kind.name())));
    OF_SYSTEM.forEach(kind -> secrets.look(kind, kind.name()));
    files.accessFiles().forEach(file -> secrets.add(".htpasswd", Evidence.file(file.toString())));
    known.software().stream()
        .flatMap(application -> application.database().stream())
        .forEach(
            database ->
                secrets.add(
                    "applications that use a database", Evidence.file(database.evidence().path())));
    return secrets.finding();
  }

  private Optional<Finding> finding() {
    return new Matter(
            "stored-secrets",
            Severity.LOW,
            "secret",
            "Files with passwords go into the image: %d".formatted(places.size()),
            counts.entrySet().stream()
                .map(kind -> "%d: %s".formatted(kind.getValue(), kind.getKey()))
                .collect(Collectors.joining(", ", "By kind: ", ".")),
            "Keep the image to yourself, and change the passwords that other machines know.")
        .at(places);
  }

  private void look(Kind kind, String path) {
    ServerPath.of(root, path)
        .flatMap(file -> TextFile.readStart(file, 1, known.problems()))
        .filter(
            file ->
                file.meaningfulLines().stream()
                    .anyMatch(line -> kind.line().matcher(line.text()).matches()))
        .ifPresent(file -> add(kind.name(), file.evidence()));
  }

  private void add(String kind, Evidence place) {
    if (!places.contains(place)) {
      counts.merge(kind, 1, Integer::sum);
      places.add(place);
    }
  }

  private static Kind kind(String name, String line) {
    return new Kind(name, Pattern.compile(line, Pattern.CASE_INSENSITIVE));
  }

  private record Kind(String name, Pattern line) {}
}
