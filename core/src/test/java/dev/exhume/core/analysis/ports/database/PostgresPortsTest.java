package dev.exhume.core.analysis.ports.database;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresPortsTest {
  private static final String DATA = "/var/lib/pgsql/data";

  private static List<String> ports(String version, String... settings) {
    return analyse(cluster(version, settings), "postgresql").portLines();
  }

  private static ServerBuilder cluster(String version, String... settings) {
    return server().file(DATA + "/PG_VERSION", version).file(DATA + "/postgresql.conf", settings);
  }

  @Test
  void listensOnItselfOnlyUnlessToldOtherwiseSince80() {
    assertThat(ports("8.1", "#port = 5433"))
        .containsExactly("5432/tcp localhost postgresql local " + DATA + "/postgresql.conf");
    assertThat(ports("8.1", "listen_addresses = '*'", "port = 5433 # moved"))
        .containsExactly("5433/tcp * postgresql public primary " + DATA + "/postgresql.conf:2");
    assertThat(ports("15", "listen_addresses = '10.1.2.3, ::1'"))
        .containsExactly(
            "5432/tcp 10.1.2.3 postgresql public primary " + DATA + "/postgresql.conf:1",
            "5432/tcp ::1 postgresql local " + DATA + "/postgresql.conf:1");
    assertThat(ports("9.6", "listen_addresses = ''")).isEmpty();
  }

  @Test
  void listensOnNothingUnlessToldOtherwiseBefore80() {
    assertThat(ports("7.4", "port = 5433")).isEmpty();
    assertThat(ports("7.4", "tcpip_socket = true"))
        .containsExactly("5432/tcp * postgresql public primary " + DATA + "/postgresql.conf:1");
    assertThat(ports("7.4", "tcpip_socket = on", "virtual_host = '10.1.2.3'"))
        .containsExactly(
            "5432/tcp 10.1.2.3 postgresql public primary " + DATA + "/postgresql.conf:2");
  }

  @Test
  void theLastCommandLineGoesBeforeTheSettings() {
    ServerBuilder server = cluster("7.4", "port = 1");

    assertThat(
            analyse(
                    server.file(
                        DATA + "/postmaster.opts",
                        "/usr/bin/postmaster '-p' '5434' '-i' '-D' '/var/lib/pgsql/data'"),
                    "postgresql")
                .portLines())
        .containsExactly("5434/tcp * postgresql public primary " + DATA + "/postmaster.opts:1");
    assertThat(
            analyse(
                    cluster("9.0", "listen_addresses='*'")
                        .file(DATA + "/postmaster.opts", "/usr/bin/postgres \"-h\" \"127.0.0.1\""),
                    "postgresql")
                .endpoints())
        .containsExactly("127.0.0.1:5432");
  }

  @Test
  void redHatsScriptHasThePortInAFileOfItsOwn() {
    assertThat(
            analyse(
                    cluster("8.4", "port = 1")
                        .file("/etc/sysconfig/pgsql/postgresql", "PGPORT=5435"),
                    "postgresql")
                .portLines())
        .containsExactly("5435/tcp localhost postgresql local /etc/sysconfig/pgsql/postgresql:1");
    assertThat(
            analyse(
                    cluster("8.4", "port = 1")
                        .file(
                            "/etc/init.d/postgresql",
                            "PGPORT=5436",
                            "su -l postgres -c \"postmaster -p '$PGPORT' -D '$PGDATA' &\""),
                    "postgresql")
                .portLines())
        .containsExactly("5436/tcp localhost postgresql local /etc/init.d/postgresql:1");
  }

  @Test
  void settingsCanBeIncludedAndWrittenByTheServerItself() {
    assertThat(
            analyse(
                    cluster("9.6", "include_dir 'conf.d'", "include = 'postgresql.conf'")
                        .file(DATA + "/conf.d/a.conf", "port = 5440")
                        .file(DATA + "/postgresql.auto.conf", "listen_addresses = '*'"),
                    "postgresql")
                .endpoints())
        .containsExactly("*:5440");
  }

  @Test
  void oneScriptOfDebianStartsAllClustersThatStartByThemselves() {
    ServerBuilder server = server();
    for (String version : List.of("8.1", "8.3", "8.4")) {
      String port = "port = 54" + version.replace(".", "");
      server
          .file("/var/lib/postgresql/%s/main/PG_VERSION".formatted(version), version)
          .file(
              "/etc/postgresql/%s/main/postgresql.conf".formatted(version),
              "data_directory = '/var/lib/postgresql/%s/main'".formatted(version),
              port);
    }
    server.file("/etc/postgresql/8.3/main/start.conf", "# as documented", "manual");

    assertThat(analyse(server, "postgresql").endpoints())
        .containsExactly("localhost:5481", "localhost:5484");
    assertThat(analyse(server.file("/etc/init.d/postgresql-8.1"), "postgresql-8.4").portLines())
        .containsExactly(
            "5484/tcp localhost postgresql-8.4 local /etc/postgresql/8.4/main/postgresql.conf:2");
  }
}
