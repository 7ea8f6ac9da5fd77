package dev.exhume.core.analysis.ports.database;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootSocket;
import dev.exhume.core.analysis.ports.NetworkFixture;
import dev.exhume.core.profile.Evidence;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class MySqlPortsTest {
  @Test
  void listensEverywhereUnlessToldOtherwise() {
    assertThat(
            analyse(server().file("/etc/my.cnf", "[mysqld]", "datadir=/var/lib/mysql"), "mysqld")
                .portLines())
        .containsExactly("3306/tcp * mysqld public primary /etc/my.cnf");
    assertThat(analyse(server(), "mysqld").portLines())
        .containsExactly("3306/tcp * mysqld public primary /etc/rc3.d/S50mysqld");
  }

  @Test
  void theLastSettingForTheServerCounts() {
    NetworkFixture network =
        analyse(
            server()
                .file(
                    "/etc/mysql/my.cnf",
                    "[client]",
                    "port = 1",
                    "[mysqld]",
                    "port = 3307 # was 3306",
                    "bind_address = \"127.0.0.1\"",
                    "[mysqldump]",
                    "port = 2",
                    "!includedir conf.d/")
                .file("/etc/mysql/conf.d/z.cnf", "[mysqld-5.1]", "port=3308", ";port=3")
                .file("/etc/mysql/conf.d/old.bak", "[mysqld]", "port=4"),
            "mysql");

    assertThat(network.portLines())
        .containsExactly("3308/tcp 127.0.0.1 mysql local /etc/mysql/conf.d/z.cnf:2");
  }

  @Test
  void oldOptionFilesSetVariables() {
    assertThat(
            analyse(server().file("/etc/my.cnf", "[mysqld]", "set-variable = port=3307"), "mysqld")
                .portLines())
        .containsExactly("3307/tcp * mysqld public primary /etc/my.cnf:2");
  }

  @Test
  void skipNetworkingOpensNoPort() {
    assertThat(
            analyse(server().file("/etc/my.cnf", "[mysqld]", "skip-networking"), "mysqld").ports())
        .isEmpty();
    assertThat(
            analyse(server().file("/etc/my.cnf", "[mysqld]", "skip_networking = 0"), "mysqld")
                .endpoints())
        .containsExactly("*:3306");
  }

  @Test
  void aVariableOfTheStartScriptIsReadWhereTheServerIsGivenIt() {
    NetworkFixture network =
        analyse(
            server()
                .file("/etc/my.cnf", "[mysqld]", "port=3306")
                .file(
                    "/etc/init.d/mysqld",
                    "#!/bin/sh",
                    "# To allow outside connections comment out the next line.",
                    "SKIP=\"--skip-networking\"",
                    "/usr/bin/mysqld_safe --datadir=/var/lib/mysql $SKIP &"),
            "mysqld");

    assertThat(network.ports()).isEmpty();
  }

  @Test
  void theCommandLineGoesBeforeOptionFiles() {
    NetworkFixture network =
        analyse(
            server()
                .file("/etc/my.cnf", "[mysqld]", "port=1")
                .file("/data/my.cnf", "[mysqld]", "port=2", "bind-address=10.1.2.3")
                .file(
                    "/etc/init.d/mysqld",
                    "/usr/bin/mysqld_safe --defaults-file=/data/my.cnf --port=3310 &"),
            "mysqld");

    assertThat(network.portLines())
        .containsExactly("3310/tcp 10.1.2.3 mysqld public primary /etc/init.d/mysqld:1");
  }

  @Test
  void optionsOfClientsInTheSameScriptAreNotTheServers() {
    NetworkFixture network =
        analyse(
            server()
                .file("/etc/mysql/my.cnf", "[client-server]", "port=3307", "[mysqld]")
                .file(
                    "/etc/init.d/mysql",
                    "MYADMIN=\"/usr/bin/mysqladmin --defaults-file=/etc/mysql/debian.cnf\"",
                    "$MYADMIN --port=1 ping",
                    "/usr/bin/mysqld_safe > /dev/null 2>&1 &"),
            "mysql");

    assertThat(network.portLines())
        .containsExactly("3307/tcp * mysql public primary /etc/mysql/my.cnf:2");
  }

  @Test
  void severalServersOfOneScriptListenEachOnItsOwn() {
    NetworkFixture network =
        analyse(
            server()
                .file(
                    "/etc/my.cnf",
                    "[mysqld]",
                    "bind-address=127.0.0.1",
                    "[mysqld1]",
                    "port=3307",
                    "[mysqld2]",
                    "port=3308",
                    "bind-address=*")
                .file("/etc/init.d/mysqld_multi", "/usr/bin/mysqld_multi start"),
            "mysqld_multi");

    assertThat(network.endpoints()).containsExactly("127.0.0.1:3307", "*:3308");
  }

  @Test
  void aFileThatIncludesItselfIsReadOnce() {
    NetworkFixture network =
        analyse(
            server().file("/etc/my.cnf", "!include /etc/my.cnf", "[mysqld]", "port=3307"),
            "mysqld");

    assertThat(network.endpoints()).containsExactly("*:3307");
    assertThat(network.problems()).singleElement().asString().contains("includes itself");
  }

  @Test
  void aServerThatDoesNotStartListensOnNothing() {
    assertThat(
            analyse(
                    server()
                        .file("/etc/my.cnf", "[mysqld]")
                        .file("/usr/libexec/mysqld")
                        .file("/etc/init.d/mysqld"))
                .ports())
        .isEmpty();
  }

  @Test
  void aMariaDbThatGetsSocketsFromInitOpensNoneByItsOptions() {
    BootSocket socket =
        new BootSocket(
            "3306", "tcp", "mariadb", Evidence.line("/lib/systemd/system/mariadb.socket", 25));
    ServerBuilder server =
        server().file("/etc/mysql/my.cnf", "[mysqld]", "bind-address = 127.0.0.1", "port = 3307");

    assertThat(analyse(server, List.of(socket), "mariadb").portLines())
        .containsExactly("3306/tcp * mariadb public primary /lib/systemd/system/mariadb.socket:25");
    assertThat(analyse(server, List.of(), "mariadb").endpoints()).containsExactly("127.0.0.1:3307");
  }
}
