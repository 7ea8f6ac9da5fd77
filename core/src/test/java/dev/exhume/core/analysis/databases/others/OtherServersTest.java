package dev.exhume.core.analysis.databases.others;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.databases.DatabaseDetector;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherServersTest {
  private final Problems problems = new Problems();

  private Database detect(ServerBuilder server) {
    List<Database> found = DatabaseDetector.detect(server.root(), problems);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void couchDbHasAFileForEachDatabase() {
    Database database =
        detect(server().file("/var/lib/couchdb/_users.couch").file("/var/lib/couchdb/shop.couch"));

    assertThat(database.engine()).isEqualTo("couchdb");
    assertThat(database.databases()).containsExactly("shop");
    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNKNOWN);
    assertThat(database.detail())
        .isEqualTo("its files only ever grow, so that a crash costs no more than the last write");
  }

  @Test
  void rabbitMqWritesAFileAtTheEnd() {
    String data = "/var/lib/rabbitmq/mnesia/rabbit@web01";
    ServerBuilder server = server().file(data + "/schema.DAT").file(data + "/LATEST.LOG");

    assertThat(detect(server).shutdown()).isEqualTo(ShutdownState.UNKNOWN);
    assertThat(detect(server).detail()).contains("which has to keep its name");

    Database stopped = detect(server.file(data + "/msg_store_persistent/clean.dot"));
    assertThat(stopped.shutdown()).isEqualTo(ShutdownState.CLEAN);
    assertThat(stopped.evidence())
        .isEqualTo(Evidence.file(data + "/msg_store_persistent/clean.dot"));
  }

  @Test
  void influxDbAndCassandraAndElasticsearchHaveADirectoryForEach() {
    List<Database> found =
        DatabaseDetector.detect(
            server()
                .file("/var/lib/influxdb/meta/meta.db")
                .directory("/var/lib/influxdb/data/_internal")
                .directory("/var/lib/influxdb/data/sensors")
                .directory("/var/lib/cassandra/commitlog")
                .directory("/var/lib/cassandra/data/system")
                .directory("/var/lib/cassandra/data/shop")
                .directory("/var/lib/elasticsearch/nodes/0/indices/logs")
                .root(),
            problems);

    assertThat(found)
        .extracting(Database::engine)
        .containsExactly("cassandra", "elasticsearch", "influxdb");
    assertThat(found)
        .extracting(Database::databases)
        .containsExactly(List.of("shop"), List.of("logs"), List.of("sensors"));
  }

  @Test
  void oracleIsInItsTableAndCannotBeJudged() {
    Database database =
        detect(
            server()
                .file(
                    "/etc/oratab",
                    "# made by root.sh",
                    "ORCL:/u01/app/oracle/product/10.2.0/db_1:Y")
                .file("/u01/app/oracle/oradata/ORCL/system01.dbf", "x"));

    assertThat(database.engine()).isEqualTo("oracle");
    assertThat(database.version()).contains("10.2.0");
    assertThat(database.dataDirectory()).isEqualTo("/u01/app/oracle/oradata/ORCL");
    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNKNOWN);
    assertThat(database.evidence()).isEqualTo(Evidence.line("/etc/oratab", 2));
  }
}
