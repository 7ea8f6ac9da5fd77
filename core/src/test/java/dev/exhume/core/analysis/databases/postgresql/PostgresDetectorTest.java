package dev.exhume.core.analysis.databases.postgresql;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.core.analysis.databases.DataDirectoryFixture;
import dev.exhume.core.analysis.databases.DatabaseDetector;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDetectorTest {
  private static final String DATA = "/var/lib/pgsql/data";

  private final Problems problems = new Problems();

  private Database detect(ServerBuilder server) {
    List<Database> found = DatabaseDetector.detect(server.root(), problems);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<String> problems() {
    return problems.sorted().stream().map(Problem::message).toList();
  }

  @Nested
  class RealServers {
    @ParameterizedTest
    @CsvSource({"postgresql-9.6-stopped, 9.6", "postgresql-15-stopped, 15"})
    void areCleanAfterTheyWereStopped(String fixture, String version) {
      Database database = detect(DataDirectoryFixture.put(server(), fixture, DATA));

      assertThat(database.engine()).isEqualTo("postgresql");
      assertThat(database.version()).contains(version);
      assertThat(database.shutdown()).isEqualTo(ShutdownState.CLEAN);
      assertThat(database.detail())
          .isEqualTo("the control file says that the server was shut down");
      assertThat(database.evidence()).isEqualTo(Evidence.offset(DATA + "/global/pg_control", 16));
      assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql-9.6-killed", "postgresql-15-killed"})
    void areUncleanAfterTheyWereKilled(String fixture) {
      Database database = detect(DataDirectoryFixture.put(server(), fixture, DATA));

      assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
      assertThat(database.detail())
          .isEqualTo(
              "the control file says that the server was in production; postmaster.pid is left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql-9.6-killed", "postgresql-15-stopped"})
    void tellTheNamesOfDatabasesThatWereNotDroppedOrRenamed(String fixture) {
      assertThat(detect(DataDirectoryFixture.put(server(), fixture, DATA)).databases())
          .containsExactly("news", "shop");
    }
  }

  @Nested
  class ControlFiles {
    private ServerBuilder cluster(int version, int catalog, int place, int state, ByteOrder order) {
      byte[] control = new byte[8192];
      ByteBuffer.wrap(control)
          .order(order)
          .putInt(8, version)
          .putInt(12, catalog)
          .putInt(place, state);
      return server().file(DATA + "/PG_VERSION", "8.1").bytes(DATA + "/global/pg_control", control);
    }

    @ParameterizedTest
    @CsvSource({
      "72, 200310211, 16, 1, CLEAN",
      "72, 200310211, 16, 4, UNCLEAN",
      "74, 200411041, 24, 1, CLEAN",
      "74, 200411041, 24, 4, UNCLEAN",
      "812, 200510211, 16, 1, CLEAN",
      "822, 200611241, 16, 5, UNCLEAN",
      "843, 200904091, 16, 2, UNCLEAN",
      "903, 201008051, 16, 2, UNCLEAN",
      "903, 201105231, 16, 2, CLEAN",
      "942, 201409291, 16, 6, UNCLEAN",
      "1700, 202406281, 16, 1, CLEAN",
    })
    void ofEveryVersionAreReadInBothByteOrders(
        int version, int catalog, int place, int state, ShutdownState expected) {
      for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
        Database database = detect(cluster(version, catalog, place, state, order));

        assertThat(database.shutdown()).isEqualTo(expected);
        assertThat(database.evidence())
            .isEqualTo(Evidence.offset(DATA + "/global/pg_control", place));
      }
    }

    @Test
    void aPidFileAfterACleanStopIsHarmless() {
      Database database =
          detect(
              cluster(812, 200510211, 16, 1, ByteOrder.BIG_ENDIAN)
                  .file(DATA + "/postmaster.pid", "1234"));

      assertThat(database.shutdown()).isEqualTo(ShutdownState.CLEAN);
      assertThat(database.detail()).endsWith("was shut down; postmaster.pid is left");
    }

    @Test
    void ofTenBytesAreAProblemAndTheStateUnknown() {
      Database database =
          detect(
              server()
                  .file(DATA + "/PG_VERSION", "7.4")
                  .bytes(DATA + "/global/pg_control", new byte[10]));

      assertThat(database.shutdown()).isEqualTo(ShutdownState.UNKNOWN);
      assertThat(database.detail()).isEqualTo("the control file could not be read");
      assertThat(problems())
          .containsExactly(
              "cannot be read: control file at offset 0x0: 28 bytes reach past the end at 0xa");
    }

    @Test
    void withAnImpossibleVersionOrStateAreAProblem() {
      detect(cluster(0, 0, 16, 1, ByteOrder.LITTLE_ENDIAN));
      detect(cluster(822, 200611241, 16, 7, ByteOrder.LITTLE_ENDIAN));

      assertThat(problems())
          .containsExactly(
              "cannot be read: control file at offset 0x8: version is 0x00000000 in either byte"
                  + " order",
              "cannot be read: control file at offset 0x10: state is 7, not one of 6 in version"
                  + " 822");
    }
  }

  @Nested
  class Clusters {
    @Test
    void ofDebianHaveTheirConfigurationElsewhere() {
      Path root =
          server()
              .file(
                  "/etc/postgresql/8.4/main/postgresql.conf",
                  "data_directory = '/data/postgresql/8.4'\t# moved")
              .file("/data/postgresql/8.4/PG_VERSION", "8.4")
              .link("/etc/postgresql/8.1/main/pgdata", "/var/lib/postgresql/8.1/main")
              .file("/etc/postgresql/8.1/main/postgresql.conf")
              .file("/var/lib/postgresql/8.1/main/PG_VERSION", "8.1")
              .root();

      assertThat(DatabaseDetector.detect(root, problems))
          .extracting(Database::dataDirectory)
          .containsExactly("/data/postgresql/8.4", "/etc/postgresql/8.1/main/pgdata");
    }

    @Test
    void areWhereStartScriptsSay() {
      assertThat(
              detect(
                      server()
                          .file("/etc/sysconfig/pgsql/postgresql", "PGDATA=/data/pg")
                          .file("/data/pg/PG_VERSION", "8.1"))
                  .dataDirectory())
          .isEqualTo("/data/pg");
    }

    @Test
    void withATablespaceOnAMissingVolumeAreAProblem() {
      detect(
          server()
              .file(DATA + "/PG_VERSION", "8.4")
              .link(DATA + "/pg_tblspc/16400", "/data/space"));

      assertThat(problems())
          .containsExactly("is a link to where a tablespace was, which is not there");
    }
  }

  @Nested
  class DatabaseNames {
    @Test
    void areReadFromTextWhereThereIsOne() {
      Database database =
          detect(
              server()
                  .file(DATA + "/PG_VERSION", "8.1")
                  .file(
                      DATA + "/global/pg_database",
                      "\"postgres\" 10793 1663 499",
                      "\"shop\" 16384 1663 499")
                  .directory(DATA + "/base/10793")
                  .directory(DATA + "/base/16384"));

      assertThat(database.databases()).containsExactly("shop");
    }

    @Test
    void thatAreNotFoundAreAProblem() {
      assertThat(
              detect(
                      server()
                          .file(DATA + "/PG_VERSION", "8.1")
                          .directory(DATA + "/base/16384")
                          .directory(DATA + "/base/pgsql_tmp"))
                  .databases())
          .isEmpty();
      assertThat(problems.sorted())
          .containsExactly(
              Problem.of(
                  DATA + "/base/16384", "is a database whose name was not found in pg_database"));
    }

    @Test
    void mayBeDamagedInAnyBit() throws IOException {
      ServerBuilder server = DataDirectoryFixture.put(server(), "postgresql-9.6-stopped", DATA);
      byte[] good = Files.readAllBytes(server.root().resolve("var/lib/pgsql/data/global/1262"));
      Random random = new Random(17);
      for (int i = 0; i < 200; i++) {
        byte[] bad = good.clone();
        bad[random.nextInt(i % 2 == 0 ? 60 : bad.length)] ^= (byte) (1 << random.nextInt(8));
        server.bytes(DATA + "/global/1262", i < 20 ? Arrays.copyOf(bad, i * 400) : bad);

        assertThatCode(() -> detect(server)).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void aClusterWithoutAControlFileIsNotJudged() {
    Database database = detect(server().file(DATA + "/PG_VERSION", "7.4"));

    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNKNOWN);
    assertThat(database.sizeBytes()).isEqualTo(Optional.of(4L));
  }
}
