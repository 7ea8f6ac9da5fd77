package dev.exhume.core.analysis.databases.mongodb;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.databases.DatabaseDetector;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class MongoDetectorTest {
  private static final String DATA = "/var/lib/mongodb";

  private final Problems problems = new Problems();

  private Database detect(ServerBuilder server) {
    List<Database> found = DatabaseDetector.detect(server.root(), problems);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void anEmptyLockIsACleanStop() {
    Database database =
        detect(
            server()
                .bytes(DATA + "/mongod.lock", new byte[0])
                .file(DATA + "/local.ns")
                .file(DATA + "/shop.ns")
                .file(DATA + "/shop.0"));

    assertThat(database.engine()).isEqualTo("mongodb");
    assertThat(database.shutdown()).isEqualTo(ShutdownState.CLEAN);
    assertThat(database.databases()).containsExactly("shop");
    assertThat(database.facts())
        .containsExactly(new Fact("storage-engine", "mmapv1", Evidence.file(DATA + "/local.ns")));
  }

  @Test
  void aLockWithAProcessIsNot() {
    assertThat(detect(server().file(DATA + "/mongod.lock", "4711")).detail())
        .isEqualTo("mongod.lock names a process, and there is no journal to recover from");
    assertThat(
            detect(
                    server()
                        .file(DATA + "/mongod.lock", "4711")
                        .file(DATA + "/journal/WiredTigerLog.0000000001"))
                .detail())
        .isEqualTo("mongod.lock names a process; there is a journal to recover from");
  }

  @Test
  void theConfigurationMayBeInEitherForm() {
    for (List<String> lines :
        List.of(
            List.of("dbpath=/data/mongo", "logpath = /data/mongo.log"),
            List.of(
                "storage:",
                "  dbPath: /data/mongo",
                "systemLog:",
                "  path: \"/data/mongo.log\""))) {
      Database database =
          detect(
              server()
                  .file("/etc/mongod.conf", lines.toArray(String[]::new))
                  .file("/data/mongo/WiredTiger", "WiredTiger")
                  .file(
                      "/data/mongo.log",
                      "2013-04-02 [initandlisten] db version v3.2.10",
                      "2013-04-03 [initandlisten] db version v3.2.11"));

      assertThat(database.dataDirectory()).isEqualTo("/data/mongo");
      assertThat(database.version()).contains("3.2.11");
      assertThat(database.shutdown()).isEqualTo(ShutdownState.UNKNOWN);
    }
  }
}
