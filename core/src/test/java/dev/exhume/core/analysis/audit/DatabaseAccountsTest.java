package dev.exhume.core.analysis.audit;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.databases.DataDirectoryFixture;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAccountsTest {
  private static final List<String> IDS =
      List.of(
          "database-empty-password",
          "database-empty-password-local",
          "database-anonymous-user",
          "database-old-password",
          "database-administrator-anywhere");

  @ParameterizedTest
  @ValueSource(strings = {"mysql-5.5", "mariadb-10.1"})
  void anOpenDatabaseIsAskedForEachWayToGetInEasily(String fixture) {
    AuditedServer server = of(fixture).opens("mysqld", "database");
    assertThat(server.findings())
        .filteredOn(finding -> IDS.contains(finding.id()))
        .extracting(finding -> finding.severity() + " " + finding.title())
        .containsExactly(
            "MEDIUM The database lets other machines in without a password: 'app'@'10.%'",
            "LOW The database lets every program of the server in without a password:"
                + " 'root'@'localhost'",
            "LOW The database lets users of any name in without a password: ''@'localhost'",
            "MEDIUM Database passwords kept in the form of before MySQL 4.1: 'old'@'%'",
            "MEDIUM Administrators of the database may come from any address: 'root'@'%'");
  }

  @Test
  void whereNobodyOutsideReachesTheDatabaseItMattersLess() {
    assertThat(of("mysql-5.5").judged("mysqld", Verdict.NEEDED).finding("database-empty-password"))
        .map(Finding::severity)
        .contains(Severity.LOW);
  }

  @Test
  void aDatabaseThatIsNotStartedIsNotAsked() {
    AuditedServer server = of("mysql-5.5").judged("mysqld", Verdict.UNNEEDED);
    assertThat(server.findings()).extracting(Finding::id).doesNotContainAnyElementsOf(IDS);
  }

  @Test
  void theRowOfTheAccountIsTheEvidenceAndNothingShowsAHash() {
    AuditedServer server = of("mysql-3.23-columns").opens("mysqld", "database");
    Finding finding = server.finding("database-old-password").orElseThrow();
    assertThat(finding.evidence())
        .contains(Evidence.offset("/var/lib/mysql/mysql/user.MYD", 2 * 107L));
    assertThat(server.findings().toString()).doesNotContain("0123456789abcdef", "565491d704013245");
  }

  @Test
  void aServerWithoutCheckingOfAccountsIsOpenToEverybody() {
    assertThat(
            AuditedServer.of(server().file("/etc/my.cnf", "[mysqld]", "skip-grant-tables"))
                .opens("mysqld", "database")
                .finding("mysql-skip-grant-tables"))
        .map(Finding::severity)
        .contains(Severity.CRITICAL);
  }

  private static AuditedServer of(String fixture) {
    return AuditedServer.of(
        DataDirectoryFixture.put(server(), "accounts/" + fixture, "/var/lib/mysql"));
  }
}
