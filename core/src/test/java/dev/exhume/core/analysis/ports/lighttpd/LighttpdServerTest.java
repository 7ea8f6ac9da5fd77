package dev.exhume.core.analysis.ports.lighttpd;

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

class LighttpdServerTest {
  private static final String MAIN = "/etc/lighttpd/lighttpd.conf";

  private static ServerBuilder lighttpd(String... lines) {
    return server().file(MAIN, lines);
  }

  @Test
  void listensOn80UnlessToldOtherwise() {
    assertThat(analyse(lighttpd("server.document-root = \"/srv/www\""), "lighttpd").portLines())
        .containsExactly("80/tcp * lighttpd public primary " + MAIN);
    assertThat(
            analyse(
                    lighttpd("server.port = 81 # was 80", "server.bind = \"127.0.0.1\""),
                    "lighttpd")
                .portLines())
        .containsExactly("81/tcp 127.0.0.1 lighttpd local " + MAIN + ":1");
  }

  @Test
  void eachSocketConditionOpensASocket() {
    NetworkFixture network =
        analyse(
            lighttpd(
                "server.port = 80",
                "$SERVER[\"socket\"] == \":443\" {",
                "  ssl.engine = \"enable\"",
                "}",
                "$SERVER[\"socket\"] == \"10.1.2.3:8443\" { ssl.engine = \"enable\" }",
                "$SERVER[\"socket\"] == \"[::]:81\" { }",
                "$HTTP[\"host\"] =~ \"(^|\\.)x\" { server.port = 1 }"),
            "lighttpd");

    assertThat(network.portLines())
        .containsExactly(
            "80/tcp * lighttpd public primary " + MAIN + ":1",
            "81/tcp * lighttpd public " + MAIN + ":6",
            "443/tcp * lighttpd public tls " + MAIN + ":2",
            "8443/tcp 10.1.2.3 lighttpd public tls " + MAIN + ":5");
  }

  @Test
  void includesFilesAndWhatKnownCommandsPrint() {
    NetworkFixture network =
        analyse(
            lighttpd(
                    "var.port = 8080",
                    "include \"modules.conf\"",
                    "include_shell \"/usr/share/lighttpd/include-conf-enabled.pl\"",
                    "include_shell \"cat /etc/lighttpd/vhosts.d/*.conf\"",
                    "include_shell \"/usr/local/bin/make-config\"")
                .file("/etc/lighttpd/modules.conf", "server.port = var.port")
                .file(
                    "/etc/lighttpd/conf-enabled/10-ssl.conf",
                    "$SERVER[\"socket\"] == \":443\" {",
                    "}")
                .file("/etc/lighttpd/vhosts.d/a.conf", "$SERVER[\"socket\"] == \":444\" {", "}"),
            "lighttpd");

    assertThat(network.endpoints()).containsExactly("*:443", "*:444", "*:8080");
    assertThat(network.problems())
        .containsExactly(
            MAIN
                + " "
                + MAIN
                + ":5: what the command /usr/local/bin/make-config prints is part of the"
                + " configuration and was not read");
  }

  @Test
  void sitesAreItsDocumentRoots() {
    assertThat(
            analyse(
                    lighttpd(
                        "server_root = \"/srv\"",
                        "server.document-root = server_root + \"/www\"",
                        "$HTTP[\"host\"] == \"shop.example.com\" {",
                        "  server.document-root = \"/data/shop\"",
                        "}"),
                    "lighttpd")
                .sites())
        .containsExactly(
            new Site(
                "lighttpd",
                List.of(),
                Optional.empty(),
                Optional.of("/srv/www"),
                Evidence.line(MAIN, 2)),
            new Site(
                "lighttpd",
                List.of("shop.example.com"),
                Optional.empty(),
                Optional.of("/data/shop"),
                Evidence.line(MAIN, 4)));
  }

  @Test
  void hostileFilesAreReadToTheirEnd() {
    assertThat(
            analyse(
                    lighttpd(
                        "server.port = 81",
                        "include \"lighttpd.conf\"",
                        "}".repeat(4000),
                        "{".repeat(4000),
                        "a = \"" + "+".repeat(1 << 20)),
                    "lighttpd")
                .endpoints())
        .containsExactly("*:81");
  }

  @Test
  void sitesHandOnWhatTheirListsSay() {
    NetworkFixture network =
        analyse(
            lighttpd(
                "server.document-root = \"/srv/www\"",
                "fastcgi.server = ( \".php\" => ((",
                "  \"bin-path\" => \"/usr/bin/php-cgi\", # starts it",
                "  \"socket\" => \"/var/run/lighttpd/php.socket\"",
                ")))",
                "$HTTP[\"host\"] == \"app.example.com\" {",
                "  proxy.server = ( \"\" => ( ( \"host\" => \"10.1.2.3\", \"port\" => 8080 ),",
                "                         ( \"host\" => \"10.1.2.4\", \"port\" => 8080 ) ) )",
                "}",
                "$HTTP[\"url\"] =~ \"^/trac\" { scgi.server = ( \"\" => (( \"port\" => 4000 )) ) }",
                "server.port = 81"),
            "lighttpd");

    assertThat(network.sites())
        .extracting(site -> site.names() + " " + site.documentRoot() + " " + handedOn(site))
        .containsExactly(
            "[] Optional[/srv/www] [.php unix:/var/run/lighttpd/php.socket :2,"
                + " =~ ^/trac scgi://127.0.0.1:4000 :10]",
            "[app.example.com] Optional.empty [/ http://10.1.2.3:8080 :7,"
                + " / http://10.1.2.4:8080 :7]");
    assertThat(network.endpoints()).containsExactly("*:81");
  }

  private static List<String> handedOn(Site site) {
    return site.proxies().stream()
        .map(
            proxy ->
                proxy.path()
                    + " "
                    + proxy.target()
                    + " "
                    + proxy.evidence().location().substring(MAIN.length()))
        .toList();
  }

  @Test
  void aListThatNeverEndsIsReadAsFarAsItGoes() {
    assertThat(
            analyse(
                    lighttpd(
                        "server.port = 81",
                        "proxy.server = ( \"/a\" => (( \"host\" => \"app1\", \"port\" => 80 )),",
                        "(".repeat(4000),
                        "\"b\" =>"),
                    "lighttpd")
                .endpoints())
        .containsExactly("*:81");
  }

  @Test
  void writesOfItsTroublesIntoTheFileThatItNames() {
    assertThat(
            analyse(lighttpd("server.errorlog = \"/data/logs/lighttpd.log\""), "lighttpd")
                .errorLogLines())
        .containsExactly("lighttpd /data/logs/lighttpd.log " + MAIN + ":1");
  }
}
