package dev.exhume.core.analysis.databases.mysql;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.exhume.core.analysis.databases.DataDirectoryFixture;
import dev.exhume.core.analysis.databases.DatabaseDetector;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Database.Schema;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class MySqlSchemaTest {
  private static final String DATA = "/var/lib/mysql";

  private final Problems problems = new Problems();

  private Database detect(ServerBuilder server) {
    return DatabaseDetector.detect(server.root(), problems).get(0);
  }

  @Test
  void theTablesOfARealServerAreCountedByTheEngineThatHoldsThem() {
    Database database = detect(DataDirectoryFixture.put(server(), "mariadb-10.11-engines", DATA));

    assertThat(database.schemas()).extracting(Schema::name).containsExactly("old-shop", "shop");
    Schema shop = database.schemas().get(1);
    assertThat(shop.tables()).contains(12);
    assertThat(shop.engines())
        .containsExactly(
            entry("ARCHIVE", 1),
            entry("Aria", 1),
            entry("BLACKHOLE", 1),
            entry("CSV", 1),
            entry("InnoDB", 4),
            entry("MEMORY", 1),
            entry("MRG_MyISAM", 1),
            entry("MyISAM", 2));
    assertThat(shop.sizeBytes().orElseThrow()).isPositive();
    assertThat(shop.newest()).isPresent();
    assertThat(shop.evidence()).isEqualTo(Evidence.file(DATA + "/shop"));
    assertThat(database.facts())
        .contains(
            new Fact(
                "shared-tablespace",
                "1 InnoDB table has no file of its own",
                Evidence.file(DATA + "/ibdata1")));
    assertThat(database.shutdown()).isEqualTo(ShutdownState.CLEAN);
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aRealServerThatWasKilledInItsRecoveryIsUnclean() {
    Database database =
        detect(DataDirectoryFixture.put(server(), "mariadb-10.11-killed-in-recovery", DATA));

    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
    assertThat(database.detail()).startsWith("the InnoDB log goes on after its last checkpoint");
  }

  @Test
  void withoutDefinitionsAsInMySql8TheDataFilesAreTheTables() {
    Database database =
        detect(
            server()
                .file(DATA + "/ibdata1")
                .file(DATA + "/shop/orders.ibd")
                .file(DATA + "/shop/parts#p#p0.ibd")
                .file(DATA + "/shop/parts#p#p1.ibd")
                .file(DATA + "/shop/fts_0000000000000455_config.ibd")
                .file(DATA + "/shop/notes_367.sdi", "{}")
                .file(DATA + "/shop/notes.MYD"));

    Schema shop = database.schemas().get(0);
    assertThat(shop.engines()).containsExactly(entry("InnoDB", 2), entry("MyISAM", 1));
    assertThat(shop.tables()).contains(3);
  }

  @Test
  void aDefinitionThatIsDamagedIsATableOfAnUnknownEngine() {
    Schema shop =
        detect(
                server()
                    .directory(DATA + "/mysql")
                    .bytes(DATA + "/shop/bad.frm", new byte[] {1, 2, 3})
                    .bytes(DATA + "/shop/short.frm", new byte[1]))
            .schemas()
            .get(0);

    assertThat(shop.engines()).containsExactly(entry("unknown", 2));
    assertThat(problems.sorted())
        .extracting(problem -> problem.message())
        .containsExactly(
            "cannot be read: table definition at offset 0x0: magic is 0x0102, not 0xfe01",
            "cannot be read: table definition at offset 0x0: 2 bytes at 0x0 lie outside its 1"
                + " bytes");
  }

  @Test
  void whatTiesTheServerToOthersIsNamedWithoutPasswords() {
    Database database =
        detect(
            server()
                .file(
                    "/etc/my.cnf",
                    "[mysqld]",
                    "server-id = 7",
                    "log_bin = shop-bin",
                    "innodb_log_file_size = 256M")
                .bytes(DATA + "/ib_logfile0", new byte[5 << 20])
                .directory(DATA + "/mysql")
                .file(
                    DATA + "/master.info",
                    "14",
                    "main-bin.000003",
                    "4711",
                    "db1.example.com",
                    "repl",
                    "geheim",
                    "3306"));

    assertThat(database.facts())
        .containsExactly(
            new Fact("server-id", "7", Evidence.line("/etc/my.cnf", 2)),
            new Fact("log-bin", "shop-bin", Evidence.line("/etc/my.cnf", 3)),
            new Fact(
                "replication-source", "db1.example.com", Evidence.line(DATA + "/master.info", 4)),
            new Fact(
                "innodb-log-file-size",
                "256M, but the files have 5242880 bytes",
                Evidence.line("/etc/my.cnf", 4)));
    assertThat(database.toString()).doesNotContain("geheim");
  }
}
