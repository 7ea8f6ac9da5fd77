package dev.exhume.core.analysis.ports;

import static dev.exhume.testdata.DeadServers.server;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.testdata.ServerBuilder;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration file may hold anything at all. */
class HostileConfigurationTest {
  private static final String[] SERVICES = {
    "httpd",
    "nginx",
    "lighttpd",
    "mysqld",
    "postgresql",
    "sshd",
    "vsftpd",
    "xinetd",
    "inetd",
    "sendmail",
    "postfix",
    "exim",
    "tomcat",
    "jetty",
    "resin",
    "shopd"
  };

  /** What is put into the files: the marks of all their languages, and what no text should hold. */
  private static final String[] TRAPS = {
    "{",
    "}",
    "<",
    "</",
    ">",
    "\"",
    "'",
    "\\",
    "\n",
    "\r",
    "\0",
    "#",
    ";",
    "=",
    "$",
    "${",
    "!",
    "[",
    "]",
    ":",
    "::",
    "*",
    "/",
    "..",
    "-",
    "-p",
    "\u00ff",
    "<!--",
    "]]>",
    "&#0;",
    "<![CDATA[",
    "65536",
    "99999999999999999999"
  };

  private static final Map<String, String> FILES = new TreeMap<>();

  static {
    put(
        "/etc/httpd/conf/httpd.conf",
        "ServerRoot \"/etc/httpd\"",
        "Listen 80",
        "Include conf.d/*.conf",
        "<VirtualHost *:443>",
        "SSLEngine on",
        "ServerName a",
        "DocumentRoot /b",
        "</VirtualHost>",
        "<IfModule !x>",
        "Listen ${X}:81",
        "</IfModule>");
    put(
        "/etc/nginx/nginx.conf",
        "http { include a/*.conf; server { listen 80 ssl; server_name \"a b\"; root /c; } }");
    put(
        "/etc/lighttpd/lighttpd.conf",
        "server.port = 80",
        "$SERVER[\"socket\"] == \":443\" { ssl.engine = \"enable\" }",
        "$HTTP[\"host\"] == \"a\" {",
        " server.document-root = var.x + \"/b\"",
        "}");
    put("/etc/my.cnf", "[mysqld]", "port = 3307 # x", "set-variable=a=b", "!includedir /etc/my.d");
    put("/var/lib/pgsql/data/PG_VERSION", "8.1");
    put(
        "/var/lib/pgsql/data/postgresql.conf",
        "listen_addresses = '*'",
        "port = 5433",
        "include 'x'");
    put("/var/lib/pgsql/data/postmaster.opts", "/usr/bin/postmaster '-p' '5432' '-i'");
    put("/etc/ssh/sshd_config", "Port 22", "ListenAddress [::1]:24", "Include *.conf");
    put("/etc/vsftpd/vsftpd.conf", "listen=YES", "listen_port=21");
    put(
        "/etc/xinetd.conf",
        "defaults",
        "{",
        " enabled = a b",
        "}",
        "service a",
        "{",
        " port = 1",
        " bind = ::1",
        "}",
        "includedir /x");
    put("/etc/inetd.conf", "ftp stream tcp nowait root /bin/x y");
    put("/etc/services", "ftp 21/tcp alias # x");
    put("/etc/mail/sendmail.cf", "O DaemonPortOptions=Port=smtp,Addr=127.0.0.1, Name=MTA");
    put("/etc/postfix/main.cf", "inet_interfaces = localhost, $x");
    put("/etc/postfix/master.cf", "smtp inet n - n - - smtpd", "  -o a=b");
    put("/etc/exim.conf", "local_interfaces = <; 127.0.0.1 ; ::1", "daemon_smtp_ports = 25");
    put(
        "/opt/tomcat/conf/server.xml",
        "<?xml version='1.0'?>",
        "<Server port='8005' shutdown='X'><Connector",
        " port='${p}'/></Server>");
    put("/opt/tomcat/conf/catalina.properties", "p = 8080");
    put(
        "/opt/jetty/etc/jetty.xml",
        "<Configure><New class='S'><Set name='port'>1</Set></New></Configure>");
    put("/opt/resin/conf/resin.conf", "<resin><http port='8080'/></resin>");
    put("/etc/init.d/shopd", "A=1", "export PORT=$A", "shopd --port 8080 -p $A --listen [::]:1");
    put("/etc/init.d/postgresql", "PGDATA=/data", "postmaster -p $PGPORT");
    put("/etc/sysconfig/httpd", "OPTIONS=\"-DSSL $OPTIONS\"");
  }

  private static void put(String path, String... lines) {
    FILES.put(path, String.join("\n", lines) + "\n");
  }

  static Stream<String> files() {
    return FILES.keySet().stream();
  }

  private static ServerBuilder untouched() {
    ServerBuilder server = server();
    FILES.forEach((path, text) -> server.bytes(path, text.getBytes(ISO_8859_1)));
    return server;
  }

  @Test
  void untouchedAllOfThemAreUnderstood() {
    NetworkFixture network = NetworkFixture.analyse(untouched(), SERVICES);

    assertThat(network.ports())
        .extracting(port -> port.service().orElse(""))
        .contains(SERVICES)
        .doesNotContain("");
  }

  @ParameterizedTest
  @MethodSource("files")
  void whateverStandsInAFileTheAnalysisEnds(String path) {
    String good = FILES.getOrDefault(path, "");
    Random random = new Random(path.hashCode());
    ServerBuilder server = untouched();
    for (int i = 0; i < 60; i++) {
      String bad = i < 30 ? good.substring(0, good.length() * i / 30) : mutated(good, random);
      server.bytes(path, bad.getBytes(ISO_8859_1));

      assertThatCode(() -> NetworkFixture.analyse(server, SERVICES))
          .as(bad)
          .doesNotThrowAnyException();
    }
  }

  private static String mutated(String good, Random random) {
    StringBuilder text = new StringBuilder(good);
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      int at = random.nextInt(text.length() + 1);
      String trap = TRAPS[random.nextInt(TRAPS.length)].repeat(1 + random.nextInt(3));
      int end = Math.min(text.length(), at + random.nextInt(4));
      text.replace(at, end, trap);
    }
    return text.toString();
  }
}
