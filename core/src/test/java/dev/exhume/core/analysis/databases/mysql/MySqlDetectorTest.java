package dev.exhume.core.analysis.databases.mysql;

import static dev.exhume.testdata.DeadServers.server;
import static java.nio.charset.StandardCharsets.UTF_8;
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

class MySqlDetectorTest {
  private static final String DATA = "/var/lib/mysql";

  private final Problems problems = new Problems();

  private Database detect(ServerBuilder server) {
    List<Database> found = DatabaseDetector.detect(server.root(), problems);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<String> problems() {
    return problems.sorted().stream().map(Problem::message).toList();
  }

  private static ServerBuilder left(String fixture) {
    return DataDirectoryFixture.put(server(), fixture, DATA);
  }

  /** What real servers left, of each format of InnoDB's log. */
  @Nested
  class RealServers {
    @ParameterizedTest
    @ValueSource(strings = {"mariadb-10.1", "mariadb-10.2", "mariadb-10.11"})
    void areCleanAfterTheyWereStopped(String version) {
      Database database = detect(left(version + "-stopped"));

      assertThat(database.shutdown()).isEqualTo(ShutdownState.CLEAN);
      assertThat(database.detail())
          .isEqualTo(
              "the InnoDB log ends at its last checkpoint; no MyISAM or Aria table was left open");
      assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "mariadb-10.1-killed, the InnoDB log is ahead of the data: checkpoint at",
      "mariadb-10.1-killed-idle, the InnoDB log is ahead of the data: checkpoint at",
      "mariadb-10.2-killed, the InnoDB log is ahead of the data: checkpoint at",
      "mariadb-10.11-killed, the InnoDB log goes on after its last checkpoint; 2 tables were not",
    })
    void areUncleanAfterTheyWereKilled(String fixture, String detail) {
      Database database = detect(left(fixture));

      assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
      assertThat(database.detail()).startsWith(detail).contains("mysql.sock");
      assertThat(database.evidence()).isInstanceOf(Evidence.InBinary.class);
      assertThat(database.evidence().path()).isEqualTo(DATA + "/ib_logfile0");
    }

    @Test
    void areUncleanIfTheyWereKilledBeforeTheirFirstCheckpoint() throws IOException {
      ServerBuilder server = left("mariadb-10.2-killed");
      Path data = server.root().resolve("var/lib/mysql");
      long checkpoint =
          ByteBuffer.wrap(Files.readAllBytes(data.resolve("ib_logfile0"))).getLong(1544);
      byte[] tablespace = Files.readAllBytes(data.resolve("ibdata1"));
      ByteBuffer.wrap(tablespace).putLong(26, checkpoint);

      assertThat(detect(server.bytes(DATA + "/ibdata1", tablespace)).detail())
          .startsWith("the InnoDB log goes on after its last checkpoint; ");
    }

    @ParameterizedTest
    @CsvSource({
      "mariadb-10.2-killed-idle, 'host.pid, ibtmp1 and mysql.sock are left; '",
      "mariadb-10.11-killed-idle, 'ddl_recovery.log, host.pid, ibtmp1 and mysql.sock are left; '"
    })
    void leaveFilesBehindWhenKilledWithNothingToWrite(String fixture, String detail) {
      Database database = detect(left(fixture));

      assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
      assertThat(database.detail()).startsWith(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb-10.1", "mariadb-10.2", "mariadb-10.11"})
    void keepMyIsamTablesOpenAfterACrashEvenIfStoppedSince(String version) {
      Database database = detect(left(version + "-stopped-after-kill"));

      assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
      assertThat(database.detail())
          .isEqualTo("1 table was not closed (shop.m); the InnoDB log ends at its last checkpoint");
      assertThat(database.evidence()).isEqualTo(Evidence.offset(DATA + "/shop/m.MYI", 0x18));
    }

    @ParameterizedTest
    @CsvSource({
      "mariadb-10.1-stopped, 10.1.23",
      "mariadb-10.2-stopped, 10.2.11",
      "mariadb-10.11-stopped, 10.11.19"
    })
    void tellTheirVersionAndDatabases(String fixture, String version) {
      Database database = detect(left(fixture));

      assertThat(database.engine()).isEqualTo("mariadb");
      assertThat(database.version()).contains(version);
      assertThat(database.dataDirectory()).isEqualTo(DATA);
      assertThat(database.databases()).containsExactly("shop");
      assertThat(database.sizeBytes()).get().satisfies(size -> assertThat(size).isPositive());
    }
  }

  @Nested
  class OldServers {
    private ServerBuilder myIsam(int openCount, int changed) {
      byte[] header = new byte[64];
      ByteBuffer.wrap(header)
          .putInt(0, 0xFEFE0701)
          .putShort(24, (short) openCount)
          .put(26, (byte) changed);
      return server().directory(DATA + "/mysql").bytes(DATA + "/blog/posts.MYI", header);
    }

    @Test
    void withoutInnoDbAreCleanIfNoTableIsOpenAndNothingIsLeft() {
      Database database = detect(myIsam(0, 1));

      assertThat(database.engine()).isEqualTo("mysql");
      assertThat(database.shutdown()).isEqualTo(ShutdownState.CLEAN);
      assertThat(database.databases()).containsExactly("blog");
    }

    @Test
    void leaveASocketWhenTheyCrash() {
      Database database = detect(myIsam(0, 0).file(DATA + "/mysql.sock"));

      assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
      assertThat(database.detail())
          .isEqualTo("mysql.sock is left; no MyISAM or Aria table was left open");
      assertThat(database.evidence()).isEqualTo(Evidence.file(DATA + "/mysql.sock"));
    }

    @Test
    void leaveASocketWhereTheirOptionsSay() {
      Database database =
          detect(
              myIsam(0, 0)
                  .file("/etc/my.cnf", "[mysqld]", "socket=/tmp/mysql.sock")
                  .file("/tmp/mysql.sock"));

      assertThat(database.detail()).startsWith("mysql.sock is left");
    }

    @Test
    void markTablesAsCrashed() {
      assertThat(detect(myIsam(0, 2)).detail())
          .isEqualTo("1 table is marked as crashed (blog.posts)");
    }

    @Test
    void nameOnlySomeOfManyOpenTables() {
      ServerBuilder server = myIsam(0, 0);
      byte[] open = new byte[27];
      ByteBuffer.wrap(open).putInt(0, 0xFEFE0701).putShort(24, (short) 1);
      for (int i = 0; i < 7; i++) {
        server.bytes(DATA + "/blog/t%d.MYI".formatted(i), open);
      }

      assertThat(detect(server).detail())
          .isEqualTo("7 tables were not closed (blog.t0, blog.t1, blog.t2, blog.t3, blog.t4, …)");
    }

    @Test
    void writeTheirVersionIntoTableDefinitions() {
      byte[] definition = new byte[64];
      ByteBuffer.wrap(definition).put(0x33, (byte) 0x7D).put(0x34, (byte) 0xC3);

      assertThat(detect(myIsam(0, 0).bytes(DATA + "/mysql/user.frm", definition)).version())
          .contains("5.0.45");
    }
  }

  @Nested
  class Databases {
    @Test
    void ofTheServerItselfAndAnEmptyTestAreLeftOut() {
      Database database =
          detect(
              server()
                  .directory(DATA + "/mysql")
                  .directory(DATA + "/performance_schema")
                  .directory(DATA + "/lost+found")
                  .directory(DATA + "/.ssh")
                  .directory(DATA + "/test")
                  .directory(DATA + "/a@002db")
                  .file(DATA + "/ib_buffer_pool"));

      assertThat(database.databases()).containsExactly("a-b");
      assertThat(database.shutdown()).isEqualTo(ShutdownState.UNKNOWN);
      assertThat(database.detail()).startsWith("nothing in the data directory tells");
    }

    @Test
    void calledTestWithTablesCount() {
      assertThat(detect(server().directory(DATA + "/mysql").file(DATA + "/test/t.frm")).databases())
          .containsExactly("test");
    }

    @Test
    void onAVolumeThatIsMissingAreAProblem() {
      Database database =
          detect(
              server()
                  .directory(DATA + "/mysql")
                  .link(DATA + "/big", "/data/mysql/big")
                  .link(DATA + "/moved", "/srv/moved")
                  .bytes("/srv/moved/t.frm", new byte[] {(byte) 0xFE, 1, 9, 9}));

      assertThat(database.databases()).containsExactly("big", "moved");
      assertThat(problems())
          .containsExactly("is a link to where a database was, which is not there");
    }
  }

  @Nested
  class DataDirectories {
    @Test
    void areWhereTheOptionsSay() {
      Database database =
          detect(
              server()
                  .file("/etc/my.cnf", "[mysqld]", "datadir = /data/mysql")
                  .directory("/data/mysql/mysql")
                  .directory(DATA));

      assertThat(database.dataDirectory()).isEqualTo("/data/mysql");
    }

    @Test
    void areNamedOnceHoweverManyLinksLeadThere() {
      assertThat(
              detect(
                      server()
                          .file("/etc/my.cnf", "[mysqld]", "datadir=/data/mysql")
                          .directory("/data/mysql/mysql")
                          .link(DATA, "/data/mysql"))
                  .dataDirectory())
          .isEqualTo("/data/mysql");
    }

    @Test
    void thatAreMissingAreAProblem() {
      Path root =
          server()
              .file("/etc/my.cnf", "[mysqld]", "datadir=/data/mysql")
              .link(DATA, "/data/mysql")
              .root();

      assertThat(DatabaseDetector.detect(root, problems)).isEmpty();
      assertThat(problems())
          .containsExactly(
              "is where MySQL keeps its data, but is not there",
              "is a link to where MySQL keeps its data, which is not there");
    }

    @Test
    void ofSeveralServersAreAllFound() {
      Path root =
          server()
              .file(
                  "/etc/my.cnf", "[mysqld1]", "datadir=/data/one", "[mysqld2]", "datadir=/data/two")
              .directory("/data/one/mysql")
              .directory("/data/two/mysql")
              .root();

      assertThat(DatabaseDetector.detect(root, problems))
          .extracting(Database::dataDirectory)
          .containsExactly("/data/one", "/data/two");
    }
  }

  @Nested
  class DamagedFiles {
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 47, 48, 512, 535, 1536, 4096, 8200, 0x3000})
    void aShortLogIsAProblemAndTheStateUnknown(int length) throws IOException {
      for (String version : List.of("mariadb-10.1-stopped", "mariadb-10.11-stopped")) {
        ServerBuilder server = left(version);
        byte[] log = Files.readAllBytes(server.root().resolve("var/lib/mysql/ib_logfile0"));

        Database database = detect(server.bytes(DATA + "/ib_logfile0", Arrays.copyOf(log, length)));

        assertThat(database.shutdown()).isEqualTo(ShutdownState.UNKNOWN);
        assertThat(database.detail()).startsWith("the InnoDB log could not be read");
        assertThat(problems()).isNotEmpty().allMatch(text -> text.startsWith("cannot be read: "));
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb-10.1-killed", "mariadb-10.2-killed", "mariadb-10.11-killed"})
    void anyBitMayBeWrong(String fixture) throws IOException {
      ServerBuilder server = left(fixture);
      byte[] good = Files.readAllBytes(server.root().resolve("var/lib/mysql/ib_logfile0"));
      Random random = new Random(17);
      for (int i = 0; i < 60; i++) {
        byte[] bad = good.clone();
        int place = List.of(0, 512, 1536, 4096, 8192).get(random.nextInt(5)) + random.nextInt(24);
        bad[place] ^= (byte) (1 << random.nextInt(8));
        server.bytes(DATA + "/ib_logfile0", bad);

        assertThatCode(() -> detect(server)).doesNotThrowAnyException();
      }
    }

    @Test
    void aTableWithoutItsMagicIsAProblem() {
      Database database =
          detect(
              server()
                  .directory(DATA + "/mysql")
                  .bytes(DATA + "/shop/t.MYI", new byte[40])
                  .bytes(DATA + "/shop/u.MYI", "x".getBytes(UTF_8)));

      assertThat(database.shutdown()).isEqualTo(ShutdownState.UNKNOWN);
      assertThat(database.detail()).isEqualTo("2 of 2 tables could not be read");
      assertThat(problems.sorted())
          .extracting(Problem::offset)
          .containsExactly(Optional.of(0L), Optional.of(0L));
    }

    @Test
    void aLogThatIsNoFileIsNotOpened() {
      Database database =
          detect(server().directory(DATA + "/mysql").directory(DATA + "/ib_logfile0"));

      assertThat(database.shutdown()).isEqualTo(ShutdownState.UNKNOWN);
      assertThat(problems()).containsExactly("is no regular file; it was not opened");
    }

    @Test
    void logFilesThatAreMissingLeaveTheStateOpen() {
      Database database =
          detect(server().directory(DATA + "/mysql").bytes(DATA + "/ibdata1", new byte[64]));

      assertThat(database.shutdown()).isEqualTo(ShutdownState.UNKNOWN);
      assertThat(database.detail()).isEqualTo("InnoDB's data is there without its log files");
    }
  }
}
