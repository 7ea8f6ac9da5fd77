package dev.exhume.core.analysis.databases.files;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.databases.DataDirectoryFixture;
import dev.exhume.core.analysis.databases.DatabaseDetector;
import dev.exhume.core.analysis.files.FileSurvey;
import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Schema;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedDatabasesTest {
  private final Problems problems = new Problems();

  private List<Database> detect(ServerBuilder server) {
    Path root = server.root();
    DataFiles files = new DataFiles();
    FileSurvey.of(root, PackageInventory.unknown(), files, problems);
    return DatabaseDetector.detect(root, Packages.unknown(), files, problems);
  }

  @Test
  void whatRealProgramsLeftOfSqliteIsJudgedFileByFile() {
    List<Database> found = detect(DataDirectoryFixture.put(server(), "sqlite-3.40", "/srv/app"));

    assertThat(found).hasSize(1);
    Database database = found.get(0);
    assertThat(database.engine()).isEqualTo("sqlite");
    assertThat(database.version()).contains("3.40.1");
    assertThat(database.dataDirectory()).isEqualTo("/srv/app");
    assertThat(database.embedded()).isTrue();
    assertThat(database.databases())
        .containsExactly(
            "kept-journal.sqlite",
            "killed-wal.sqlite",
            "killed.sqlite",
            "stopped-wal.sqlite",
            "stopped.sqlite");
    assertThat(database.schemas()).extracting(Schema::name).isEqualTo(database.databases());
    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
    assertThat(database.detail())
        .isEqualTo(
            "killed-wal.sqlite-wal has changes that were not finished; killed.sqlite-journal has"
                + " changes that were not finished");
    assertThat(problems.sorted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "java-databases-stopped, hsqldb, CLEAN, data.properties says modified=no",
    "java-databases-killed, hsqldb, UNCLEAN, data.properties says modified=yes",
    "java-databases-stopped, h2, UNKNOWN, 'no lock is left, and newer releases have none'",
    "java-databases-killed, h2, UNCLEAN, data.lock.db is left",
    "java-databases-stopped, derby, CLEAN, db.lck is gone",
    "java-databases-killed, derby, UNCLEAN, db.lck is left",
  })
  void whatRealJavaProgramsLeftIsJudged(
      String fixture, String engine, ShutdownState state, String detail) {
    List<Database> found = detect(DataDirectoryFixture.put(server(), fixture, "/opt/app"));

    Database database =
        found.stream().filter(one -> one.engine().equals(engine)).findFirst().orElseThrow();
    assertThat(database.shutdown()).isEqualTo(state);
    assertThat(database.detail()).isEqualTo(detail);
    assertThat(database.embedded()).isTrue();
  }

  @Test
  void filesThatAreOnlyCalledLikeADatabaseOrAreTheSystemsAreLeftOut() {
    assertThat(
            detect(
                DataDirectoryFixture.put(
                        DataDirectoryFixture.put(server(), "sqlite-3.40", "/var/lib/rpm"),
                        "sqlite-3.40",
                        "/usr/share/app")
                    .file("/srv/app/notes.db", "x".repeat(200))
                    .file("/srv/app/short.sqlite", "x")
                    .file("/srv/app/run.script", "#!/bin/sh")
                    .bytes("/srv/app/zero.fdb", new byte[4096])))
        .isEmpty();
  }

  @Test
  void databasesOfFirebirdAreAServers() {
    byte[] page = new byte[4096];
    ByteBuffer.wrap(page)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(0, (byte) 1)
        .putShort(16, (short) 4096)
        .putShort(18, (short) (0x8000 | 11));

    Database database = detect(server().bytes("/var/lib/firebird/shop.fdb", page)).get(0);

    assertThat(database.engine()).isEqualTo("firebird");
    assertThat(database.version()).contains("2");
    assertThat(database.embedded()).isFalse();
    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNKNOWN);
  }

  @Test
  void anEnvironmentOfBerkeleyDbIsNamedUnlessItIsAKnownServers() {
    List<Database> found =
        detect(
            server()
                .file("/srv/svn/repos/db/log.0000000001")
                .file("/srv/svn/repos/db/__db.001")
                .file("/var/lib/ldap/log.0000000001")
                .file("/var/lib/ldap/id2entry.bdb"));

    assertThat(found).extracting(Database::engine).containsExactly("berkeley-db", "openldap");
    assertThat(found.get(0).detail()).contains("db_recover");
  }
}
