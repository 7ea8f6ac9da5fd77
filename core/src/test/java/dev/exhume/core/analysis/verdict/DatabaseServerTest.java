package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseServerTest {
  private Database mysql(String... databases) {
    return new Database(
        "mysql",
        Optional.empty(),
        "/var/lib/mysql",
        List.of(databases),
        Optional.empty(),
        ShutdownState.CLEAN,
        "",
        Evidence.file("/var/lib/mysql"));
  }

  private Database postgres(String version) {
    return new Database(
        "postgresql",
        Optional.of(version),
        "/var/lib/postgresql/" + version + "/main",
        List.of("shop"),
        Optional.empty(),
        ShutdownState.CLEAN,
        "",
        Evidence.file("/var/lib/postgresql/" + version + "/main"));
  }

  @Test
  void ofPostgresKeepTheirProcessNumberWithTheDataOfTheirVersion() {
    Verdicts verdicts =
        Machine.debian(server())
            .database(postgres("8.1"))
            .database(postgres("8.3"))
            .packaged("S19postgresql-8.1", "S20postgresql")
            .judge();

    assertThat(verdicts.service("postgresql-8.1").pidFiles())
        .containsExactly("/var/lib/postgresql/8.1/main/postmaster.pid");
    assertThat(verdicts.service("postgresql").pidFiles())
        .containsExactly(
            "/var/lib/postgresql/8.1/main/postmaster.pid",
            "/var/lib/postgresql/8.3/main/postmaster.pid");
  }

  @Test
  void areNeededForTheirDatabasesAndTheirClients() {
    Verdicts verdicts =
        Machine.redHat(
                server()
                    .file("/var/www/html/wp-config.php", "define('DB_HOST', 'localhost');")
                    .file("/var/www/html/wp-includes/wp-db.php", "mysql_connect($h, $u, $p)"))
            .database(mysql("blog", "shop", "wiki"))
            .packaged("S64mysqld")
            .judge();

    assertThat(verdicts.ruling("mysqld"))
        .isEqualTo(
            "NEEDED: database server with 3 user databases (blog, shop, wiki);"
                + " /var/www/html/wp-config.php and 1 other connect to it");
  }

  @Test
  void areConditionalWhenNobodyHasADatabaseInThem() {
    assertThat(
            Machine.redHat(server())
                .database(mysql())
                .packaged("S64mysqld")
                .judge()
                .ruling("mysqld"))
        .isEqualTo(
            "CONDITIONAL: database server without a database of users,"
                + " and nothing was seen that connects to it");
  }

  @Test
  void areNeededWhenTheirDataAreOnAVolumeThatIsNotThere() {
    assertThat(Machine.redHat(server()).packaged("S64postgresql").judge().ruling("postgresql"))
        .isEqualTo("NEEDED: database server, whose data directory was not found");
  }
}
