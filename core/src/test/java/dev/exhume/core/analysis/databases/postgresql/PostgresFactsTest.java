package dev.exhume.core.analysis.databases.postgresql;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.databases.DataDirectoryFixture;
import dev.exhume.core.analysis.databases.DatabaseDetector;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class PostgresFactsTest {
  private static final String DATA = "/var/lib/pgsql/data";

  private final Problems problems = new Problems();

  private Database detect(ServerBuilder server) {
    return DatabaseDetector.detect(server.root(), problems).get(0);
  }

  @Test
  void aRealServerThatWasKilledInItsRecoveryIsUnclean() {
    Database database =
        detect(DataDirectoryFixture.put(server(), "postgresql-15-killed-in-recovery", DATA));

    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
    assertThat(database.detail())
        .isEqualTo(
            "the control file says that the server was in crash recovery; postmaster.pid is left");
  }

  @Test
  void namesAreFoundAfterTheCatalogueWasWrittenAnew() {
    Database database =
        detect(DataDirectoryFixture.put(server(), "postgresql-15-killed-in-recovery", DATA));

    assertThat(database.databases()).containsExactly("shop");
    assertThat(database.schemas().get(0).name()).isEqualTo("shop");
    assertThat(database.schemas().get(0).sizeBytes()).contains(3L);
    assertThat(database.schemas().get(0).newest()).isPresent();
    assertThat(database.schemas().get(0).evidence()).isEqualTo(Evidence.file(DATA + "/base/16384"));
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aMapOfTheCatalogueThatIsDamagedIsAProblem() {
    detect(
        server()
            .file(DATA + "/PG_VERSION", "9.2")
            .bytes(DATA + "/global/pg_filenode.map", new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
    detect(
        server()
            .file(DATA + "/PG_VERSION", "9.2")
            .bytes(
                DATA + "/global/pg_filenode.map",
                new byte[] {0x17, 0x27, 0x59, 0, -1, -1, -1, 0x7F}));

    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly(
            "cannot be read: relation map at offset 0x0: magic is 0x04030201, not 0x00592717",
            "cannot be read: relation map at offset 0x4: 2147483647 mappings, more than 64");
  }

  @Test
  void whatTiesTheServerToOthersAndToDisksIsNamedWithoutPasswords() {
    Database database =
        detect(
            server()
                .file(DATA + "/PG_VERSION", "9.2")
                .file(DATA + "/postgresql.conf", "wal_level = hot_standby")
                .file(
                    DATA + "/recovery.conf",
                    "primary_conninfo = 'host=db1.example.com user=repl password=geheim'")
                .directory("/data/space")
                .link(DATA + "/pg_tblspc/16400", "/data/space")
                .link(DATA + "/pg_tblspc/16401", "/data/gone")
                .link(DATA + "/pg_xlog", "/fast/xlog"));

    assertThat(database.facts())
        .containsExactly(
            new Fact("wal_level", "hot_standby", Evidence.line(DATA + "/postgresql.conf", 1)),
            new Fact("recovery.conf", "is there", Evidence.file(DATA + "/recovery.conf")),
            new Fact(
                "replication-source", "db1.example.com", Evidence.line(DATA + "/recovery.conf", 1)),
            new Fact("tablespace", "/data/space", Evidence.file(DATA + "/pg_tblspc/16400")),
            new Fact(
                "tablespace",
                "/data/gone, which is not there",
                Evidence.file(DATA + "/pg_tblspc/16401")));
    assertThat(problems.sorted())
        .containsExactly(
            Problem.of(
                DATA + "/pg_tblspc/16401",
                "is a link to where a tablespace was, which is not there"),
            Problem.of(
                DATA + "/pg_xlog",
                "is a link to where the write-ahead log was, which is not there"));
    assertThat(database.toString()).doesNotContain("geheim");
  }
}
