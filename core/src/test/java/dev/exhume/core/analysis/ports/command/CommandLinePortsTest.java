package dev.exhume.core.analysis.ports.command;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinePortsTest {
  private static final String SCRIPT = "/etc/init.d/shopd";

  private static ServerBuilder shop(String... lines) {
    return server().file(SCRIPT, lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "daemon /opt/shop/bin/shopd --port 8080 --pid-file x|*:8080",
        "shopd -p 9000 &|*:9000",
        "nohup java -Dserver.port=8090 -jar shop.jar|*:8090",
        "java -jar jenkins.war --httpPort=8081 --httpsPort=8444|*:8081 *:8444",
        "gunicorn --bind 127.0.0.1:8000 shop|127.0.0.1:8000",
        "shopd --listen :8080|*:8080",
        "shopd --listen 8042|*:8042",
        "uwsgi --http [::]:9090|*:9090",
        "shopd --host 127.0.0.1 --port=8080|127.0.0.1:8080",
        "su - shop -c '/opt/shop/bin/shopd --http-port \"8080\"'|*:8080",
        "export PORT=3000|*:3000",
        "PORT=3000 node /opt/app.js|*:3000",
        "cd /opt; mkdir -p 0755; shopd -p 8080|*:8080",
        "cd /srv; python3 -m http.server 8100 --bind 127.0.0.1 &|127.0.0.1:8100",
        "python3 -m http.server --directory /srv 8101|*:8101",
        "python -m SimpleHTTPServer|*:8000",
        "php -d display_errors=0 -S localhost:8002 -t /srv|localhost:8002",
        "python manage.py runserver --noreload 0.0.0.0:8003|*:8003",
        "python manage.py runserver 8004|127.0.0.1:8004",
        "/opt/venv/bin/python manage.py runserver|127.0.0.1:8000",
      })
  void readsPortsFromCommands(String command, String endpoints) {
    assertThat(analyse(shop(command), "shopd").endpoints()).containsExactly(endpoints.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# shopd --port 8080",
        "echo shopd --port 8080",
        "ssh -p 2222 backup@other",
        "iptables -A INPUT -p tcp --dport 8080 -j ACCEPT",
        "java -Ddb.port=3306 -Dhttp.proxyPort=3128 -Dmail.smtp.port=25 shop",
        "shopd -p /var/run/shopd.pid",
        "shopd --port 0 --port 123456 --port 80x",
        "kill -9 1234",
        "nice -n 10 shopd",
        "php -S /srv/8000 runserver 8000",
        "python3 -m http.server.extra 8000",
      })
  void otherNumbersAreNoPorts(String command) {
    assertThat(analyse(shop(command), "shopd").endpoints()).isEmpty();
  }

  @Test
  void theLineThatHasTheNumberIsTheEvidence() {
    ServerBuilder server =
        shop("PORT=8081", ". /etc/sysconfig/shopd", "daemon shopd --port $PORT $OPTIONS")
            .file("/etc/sysconfig/shopd", "OPTIONS=\"--https-port 8443\"");

    assertThat(analyse(server, "shopd").portLines())
        .containsExactly(
            "8081/tcp * shopd public primary /etc/init.d/shopd:1",
            "8443/tcp * shopd public tls /etc/sysconfig/shopd:1");
  }

  @Test
  void scriptsThatTheStartScriptRunsAreRead() {
    NetworkFixture network =
        analyse(
            shop("HOME=/opt/shop", "su shop -c \"$HOME/bin/start.sh\"")
                .file("/opt/shop/bin/start.sh", "#!/bin/sh", "exec java -Dhttp.port=8080 Shop")
                .file("/opt/shop/bin/data", "--port 1"),
            "shopd");

    assertThat(network.portLines())
        .containsExactly("8080/tcp * shopd public primary /opt/shop/bin/start.sh:2");
  }

  @Test
  void internalPortsAreNotTheOneToExpose() {
    assertThat(
            analyse(
                    shop("java -Dcom.sun.management.jmxremote.port=1099 -Dshop.port=9999 Shop"),
                    "shopd")
                .portLines())
        .containsExactly(
            "1099/tcp * shopd public /etc/init.d/shopd:1",
            "9999/tcp * shopd public primary /etc/init.d/shopd:1");
  }

  @Test
  void aDaemonWithItsOwnDetectorIsNotAskedTwice() {
    assertThat(
            analyse(
                    server()
                        .file("/etc/my.cnf", "[mysqld]", "skip-networking")
                        .file("/etc/init.d/mysqld", "mysqladmin ping", "x --port 3306"),
                    "mysqld")
                .endpoints())
        .isEmpty();
  }

  @Test
  void scriptsThatRunEachOtherAndHugeLinesAreNoTrap() {
    NetworkFixture network =
        analyse(
            shop(
                "A=$A$A$A$A",
                "/etc/init.d/../../opt/loop --port 8080",
                "-D" + "a.".repeat(1 << 19) + "port=1",
                "-D" + "a.".repeat(2000) + "port=1",
                "shopd $A"),
            "shopd");

    assertThat(network.endpoints()).containsExactly("*:8080");
  }
}
