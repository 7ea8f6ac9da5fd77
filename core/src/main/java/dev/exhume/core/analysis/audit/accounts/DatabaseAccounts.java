package dev.exhume.core.analysis.audit.accounts;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.matter.PlannedServices;
import dev.exhume.core.analysis.databases.mysql.accounts.AccountTables;
import dev.exhume.core.analysis.databases.mysql.accounts.DatabaseAccount;
import dev.exhume.core.analysis.databases.mysql.accounts.DatabaseAccount.Password;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.ServerPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says whom a server of MySQL or MariaDB lets in too easily. */
final class DatabaseAccounts {
  private static final Pattern SERVICES =
      Pattern.compile("mysql(?!-ndb).*|mariadb.*|percona|rh-(?:mysql|mariadb).*");
  private static final Set<String> ENGINES = Set.of("mysql", "mariadb");

  private final PlannedServices planned;
  private final Optional<String> hostname;
  private final List<DatabaseAccount> accounts;

  private DatabaseAccounts(AuditEvidence known, List<DatabaseAccount> accounts) {
    this.planned = known.planned();
    this.hostname = known.hostname();
    this.accounts = accounts;
  }

  static List<Finding> of(AuditEvidence known) {
    if (known.planned().severity(SERVICES, Severity.CRITICAL).isEmpty()) {
      return List.of();
    }
    List<DatabaseAccount> accounts =
        known.databases().stream()
            .filter(database -> ENGINES.contains(database.engine()))
            .flatMap(database -> ServerPath.of(known.root(), database.dataDirectory()).stream())
            .flatMap(data -> AccountTables.read(data, known.problems()).stream())
            .flatMap(List::stream)
            .filter(account -> account.password() != Password.LOCKED)
            .toList();
    return new DatabaseAccounts(known, accounts).findings();
  }

  private List<Finding> findings() {
    return Stream.of(open(), openToPrograms(), anonymous(), oldPasswords(), administrators())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Finding> open() {
    List<DatabaseAccount> found =
        those(account -> isOpen(account) && !isNameless(account) && !isLocal(account));
    boolean fromAnywhere = found.stream().anyMatch(DatabaseAccount::isFromAnywhere);
    boolean administers =
        found.stream().anyMatch(one -> one.isFromAnywhere() && one.administrator());
    Severity severity = fromAnywhere ? Severity.HIGH : Severity.MEDIUM;
    return finding(
        "database-empty-password",
        administers ? Severity.CRITICAL : severity,
        "The database lets other machines in without a password: ",
        fromAnywhere
            ? "Whoever reaches the port is one of these users."
            : "The hosts are those of the old network; other machines may have their addresses now.",
        found);
  }

  private Optional<Finding> openToPrograms() {
    return finding(
        "database-empty-password-local",
        Severity.LOW,
        "The database lets every program of the server in without a password: ",
        "A hole in a web application is enough to be one of these users.",
        those(account -> isOpen(account) && !isNameless(account) && isLocal(account)));
  }

  private Optional<Finding> anonymous() {
    List<DatabaseAccount> found = those(account -> isOpen(account) && isNameless(account));
    return finding(
        "database-anonymous-user",
        found.stream().allMatch(this::isLocal) ? Severity.LOW : Severity.MEDIUM,
        "The database lets users of any name in without a password: ",
        "They see databases called test and what else was granted to everybody; older installations"
            + " made them.",
        found);
  }

  private Optional<Finding> oldPasswords() {
    List<DatabaseAccount> found = those(account -> account.password() == Password.OLD);
    return finding(
        "database-old-password",
        found.stream().allMatch(this::isLocal) ? Severity.LOW : Severity.MEDIUM,
        "Database passwords kept in the form of before MySQL 4.1: ",
        "Such a hash of 16 digits gives its password away in minutes, and logs in without it;"
            + " clients of today refuse to use it.",
        found);
  }

  private Optional<Finding> administrators() {
    return finding(
        "database-administrator-anywhere",
        Severity.MEDIUM,
        "Administrators of the database may come from any address: ",
        "Their password is all that keeps others out; it is guessed at all day where the port is"
            + " open.",
        those(account -> account.administrator() && account.isFromAnywhere() && !isOpen(account)));
  }

  private Optional<Finding> finding(
      String id, Severity whenOpen, String title, String detail, List<DatabaseAccount> found) {
    List<String> names = found.stream().map(DatabaseAccount::name).toList();
    return planned
        .severity(SERVICES, whenOpen)
        .flatMap(
            severity ->
                new Matter(
                        id,
                        severity,
                        "account",
                        title + Matter.names(names),
                        detail,
                        "Do not publish the database's port. In the copy, set passwords and remove"
                            + " what nobody uses (SET PASSWORD, DROP USER); first look which"
                            + " programs log in so.")
                    .at(found.stream().map(DatabaseAccount::evidence).toList()));
  }

  private List<DatabaseAccount> those(Predicate<DatabaseAccount> wanted) {
    return accounts.stream().filter(wanted).toList();
  }

  /** The server's own name is one that installations make accounts for. */
  private boolean isLocal(DatabaseAccount account) {
    return account.isLocal() || hostname.filter(account.host()::equalsIgnoreCase).isPresent();
  }

  private static boolean isOpen(DatabaseAccount account) {
    return account.password() == Password.NONE;
  }

  private static boolean isNameless(DatabaseAccount account) {
    return account.user().isEmpty();
  }
}
