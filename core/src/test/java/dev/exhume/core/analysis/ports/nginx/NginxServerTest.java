package dev.exhume.core.analysis.ports.nginx;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NginxServerTest {
  private static final String MAIN = "/etc/nginx/nginx.conf";

  private static ServerBuilder nginx(String... lines) {
    return server().file(MAIN, lines);
  }

  @Test
  void readsEveryFormOfListen() {
    NetworkFixture network =
        analyse(
            nginx(
                "http {",
                "  server {",
                "    listen 80 default_server;",
                "    listen 127.0.0.1:8080; listen [::]:81;",
                "    listen 10.1.2.3;",
                "    listen localhost:8000;",
                "    listen unix:/var/run/nginx.sock;",
                "    listen 443 ssl http2;",
                "    # listen 1;",
                "    listen \"8443\" quic reuseport;",
                "  }",
                "}"),
            "nginx");

    assertThat(network.portLines())
        .containsExactly(
            "80/tcp * nginx public primary /etc/nginx/nginx.conf:3",
            "80/tcp 10.1.2.3 nginx public /etc/nginx/nginx.conf:5",
            "81/tcp * nginx public /etc/nginx/nginx.conf:4",
            "443/tcp * nginx public tls /etc/nginx/nginx.conf:8",
            "8000/tcp localhost nginx local /etc/nginx/nginx.conf:6",
            "8080/tcp 127.0.0.1 nginx local /etc/nginx/nginx.conf:4",
            "8443/udp * nginx public tls /etc/nginx/nginx.conf:10");
  }

  @Test
  void aServerWithoutListenIsOn80() {
    assertThat(analyse(nginx("http{server{server_name a;}}"), "nginx").portLines())
        .containsExactly("80/tcp * nginx public primary /etc/nginx/nginx.conf:1");
  }

  @Test
  void oldServersSwitchEncryptionOnForAllTheirPorts() {
    assertThat(analyse(nginx("http { server { listen 443; ssl on; } }"), "nginx").ports())
        .extracting(port -> port.tls())
        .containsExactly(true);
  }

  @Test
  void includesStartAtTheDirectoryOfTheConfiguration() {
    NetworkFixture network =
        analyse(
            nginx("http {", "include conf.d/*.conf;", "include /etc/nginx/sites-enabled/*;", "}")
                .file("/etc/nginx/conf.d/a.conf", "server { listen 81; }")
                .file("/etc/nginx/conf.d/a.conf.bak", "server { listen 1; }")
                .file("/etc/nginx/sites-available/default", "server { listen 82; }")
                .link("/etc/nginx/sites-enabled/default", "../sites-available/default")
                .link("/etc/nginx/sites-enabled/gone", "../sites-available/gone"),
            "nginx");

    assertThat(network.endpoints()).containsExactly("*:81", "*:82");
  }

  @Test
  void includingItselfEndsAndIsAProblem() {
    NetworkFixture network =
        analyse(nginx("http { include nginx.conf; server { listen 80; } }"), "nginx");

    assertThat(network.endpoints()).containsExactly("*:80");
    assertThat(network.problems()).singleElement().asString().contains("includes itself");
  }

  @Test
  void proxiesOfOtherProtocolsListenToo() {
    NetworkFixture network =
        analyse(
            nginx(
                "mail { server { listen 143; protocol imap; } }",
                "stream { upstream x { server a:1; } server { listen 53 udp; proxy_pass x; } }"),
            "nginx");

    assertThat(network.portLines())
        .containsExactly(
            "53/udp * nginx public /etc/nginx/nginx.conf:2",
            "143/tcp * nginx public primary /etc/nginx/nginx.conf:1");
  }

  @Test
  void sitesAreItsServerBlocks() {
    assertThat(
            analyse(
                    nginx(
                        "http {",
                        "  server {",
                        "    listen 10.1.2.3:80;",
                        "    server_name shop.example.com www.example.com;",
                        "    root /data/shop;",
                        "    location / { root /wrong; if ($host ~ \"x}\") { return 404; } }",
                        "  }",
                        "  server { server_name _; location / { root html; } }",
                        "}"),
                    "nginx")
                .sites())
        .containsExactly(
            new Site(
                "nginx", List.of(), Optional.empty(), Optional.of("html"), Evidence.line(MAIN, 8)),
            new Site(
                "nginx",
                List.of("shop.example.com", "www.example.com"),
                Optional.of("10.1.2.3:80"),
                Optional.of("/data/shop"),
                Evidence.line(MAIN, 2)));
  }

  @Test
  void aSiteNamesTheServersBehindItAndItsCertificate() {
    List<Site> sites =
        analyse(
                nginx(
                    "http {",
                    "  upstream app { server 10.0.0.5:8080 weight=2; server unix:/run/app.sock; }",
                    "  ssl_certificate /etc/ssl/all.pem;",
                    "  server {",
                    "    listen 443 ssl;",
                    "    location / { proxy_pass http://app/x; }",
                    "    location ~ \\.php$ { fastcgi_pass unix:/run/php.sock; }",
                    "    location /a { if ($b) { uwsgi_pass 127.0.0.1:3031; } }",
                    "    location = /b { proxy_pass $where; proxy_pass_header Server; }",
                    "  }",
                    "  server { listen 80; ssl_certificate /etc/ssl/own.pem; }",
                    "  server { listen 81; }",
                    "}"),
                "nginx")
            .sites();

    assertThat(sites)
        .flatExtracting(Site::proxies)
        .extracting(proxy -> proxy.path() + " -> " + proxy.target())
        .containsExactly(
            "/ -> http://10.0.0.5:8080/x",
            "/ -> unix:/run/app.sock/x",
            "~ \\.php$ -> unix:/run/php.sock",
            "/a -> uwsgi://127.0.0.1:3031",
            "= /b -> $where");
    assertThat(sites)
        .extracting(Site::certificate)
        .containsExactlyInAnyOrder(
            Optional.of("/etc/ssl/all.pem"), Optional.of("/etc/ssl/own.pem"), Optional.empty());
  }

  @Test
  void bracesOfVariablesAndOfLuaAreNotBlocks() {
    assertThat(
            analyse(
                    nginx(
                        "http { log_format a ${x}y; lua_by_lua_block { t = {} } server { listen 81; } }"),
                    "nginx")
                .endpoints())
        .containsExactly("*:81");
  }

  @Test
  void hostileFilesAreReadToTheirEnd() {
    NetworkFixture network =
        analyse(
            nginx(
                "http { server { listen 80; listen http:x; } }",
                "{".repeat(100_000),
                "}".repeat(100_001),
                "\"",
                "a".repeat(1 << 20) + "\\"),
            "nginx");

    assertThat(network.endpoints()).containsExactly("*:80");
    assertThat(network.problems())
        .singleElement()
        .asString()
        .contains("listen http:x names no port");
  }

  @Test
  void writesOfItsTroublesIntoTheFilesThatItsBlocksName() {
    NetworkFixture network =
        analyse(
            nginx(
                "error_log /var/log/nginx/error.log warn;",
                "http {",
                "  error_log syslog:server=10.1.2.3;",
                "  server { error_log /data/logs/shop.log; location / { error_log /no.log; } }",
                "}"),
            "nginx");

    assertThat(network.errorLogLines())
        .containsExactly(
            "nginx /var/log/nginx/error.log /etc/nginx/nginx.conf:1",
            "nginx /data/logs/shop.log /etc/nginx/nginx.conf:4");
  }
}
