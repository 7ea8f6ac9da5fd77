package dev.exhume.core.analysis.ports.apache;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.core.analysis.ports.apache.ApacheFixture.MAIN;
import static dev.exhume.core.analysis.ports.apache.ApacheFixture.redHat;
import static dev.exhume.testdata.DeadServers.server;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import dev.exhume.core.profile.Site;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ApacheServerTest {
  @Nested
  class Listening {
    @Test
    void listensOnWhatListenSaysAndNamesTheLine() {
      assertThat(analyse(redHat("ServerRoot /etc/httpd", "Listen 80"), "httpd").portLines())
          .containsExactly("80/tcp * httpd public primary /etc/httpd/conf/httpd.conf:2");
    }

    @Test
    void readsEveryFormOfListen() {
      NetworkFixture network =
          analyse(
              redHat(
                  "listen  127.0.0.1:8080",
                  "LISTEN \"10.1.2.3:81\"",
                  "Listen [::1]:82",
                  "Listen [::]:83",
                  "Listen *:84",
                  "Listen 8443 https"),
              "httpd");

      assertThat(network.portLines())
          .containsExactly(
              "81/tcp 10.1.2.3 httpd public primary /etc/httpd/conf/httpd.conf:2",
              "82/tcp ::1 httpd local /etc/httpd/conf/httpd.conf:3",
              "83/tcp * httpd public /etc/httpd/conf/httpd.conf:4",
              "84/tcp * httpd public /etc/httpd/conf/httpd.conf:5",
              "8080/tcp 127.0.0.1 httpd local /etc/httpd/conf/httpd.conf:1",
              "8443/tcp * httpd public tls /etc/httpd/conf/httpd.conf:6");
    }

    @Test
    void aListenThatNamesNoPortIsAProblem() {
      NetworkFixture network = analyse(redHat("Listen 80", "Listen http", "Listen 70000"), "httpd");

      assertThat(network.endpoints()).containsExactly("*:80");
      assertThat(network.problems())
          .containsExactly(
              MAIN + " " + MAIN + ":2: Listen http names no port",
              MAIN + " " + MAIN + ":3: Listen 70000 names no port");
    }

    @Test
    void commentsAndContinuedCommentsAreNotDirectives() {
      NetworkFixture network =
          analyse(
              redHat("# Listen 81", "Listen \\", "  80", "ServerName a \\", "Listen 82"), "httpd");

      assertThat(network.portLines())
          .containsExactly("80/tcp * httpd public primary /etc/httpd/conf/httpd.conf:2");
    }

    @Test
    void aPortIsEncryptedWhenAHostOnItIs() {
      NetworkFixture network =
          analyse(
              redHat(
                  "Listen 80",
                  "Listen 443",
                  "Listen 8443",
                  "<VirtualHost _default_:443>",
                  "  SSLEngine on",
                  "</VirtualHost>"),
              "httpd");

      assertThat(network.ports())
          .extracting(port -> port.tls())
          .containsExactly(false, true, false);
    }

    @Test
    void aVirtualHostAloneOpensNoPort() {
      assertThat(
              analyse(redHat("Listen 80", "<VirtualHost *:8080>", "</VirtualHost>"), "httpd")
                  .endpoints())
          .containsExactly("*:80");
    }
  }

  @Nested
  class VersionOne {
    @Test
    void listensOnPortAndBindAddressOnlyIfThereIsNoListen() {
      assertThat(
              analyse(redHat("ServerType standalone", "BindAddress 10.1.2.3", "Port 8000"), "httpd")
                  .portLines())
          .containsExactly("8000/tcp 10.1.2.3 httpd public primary " + MAIN + ":3");
      assertThat(analyse(redHat("Port 8000", "Listen 81"), "httpd").endpoints())
          .containsExactly("*:81");
    }

    @Test
    void listensOn80IfNothingIsSaid() {
      assertThat(analyse(redHat("ServerType standalone"), "httpd").portLines())
          .containsExactly("80/tcp * httpd public primary " + MAIN);
    }

    @Test
    void versionTwoDoesNotStartThatWay() {
      NetworkFixture network =
          analyse(
              redHat("ServerRoot /etc/httpd")
                  .bytes("/usr/sbin/httpd", "\0\0Apache/2.0.52\0".getBytes(UTF_8)),
              "httpd");

      assertThat(network.ports()).isEmpty();
      assertThat(network.problems()).singleElement().asString().contains("no Listen");
    }
  }

  @Nested
  class Includes {
    @Test
    void readsPatternsDirectoriesAndFilesFromTheServerRootInOrder() {
      NetworkFixture network =
          analyse(
              redHat(
                      "ServerRoot \"/etc/httpd\"",
                      "Listen 80",
                      "Include conf.d/*.conf",
                      "Include conf/extra",
                      "Include conf/last.conf")
                  .file("/etc/httpd/conf.d/ssl.conf", "Listen 443")
                  .file("/etc/httpd/conf.d/old.conf.rpmsave", "Listen 1")
                  .file("/etc/httpd/conf.d/.hidden.conf", "Listen 2")
                  .file("/etc/httpd/conf/extra/deep/a", "Listen 8081")
                  .file("/etc/httpd/conf/last.conf", "Listen 8082"),
              "httpd");

      assertThat(network.endpoints()).containsExactly("*:80", "*:443", "*:8081", "*:8082");
      assertThat(network.problems()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsAProblemUnlessItIsOptional() {
      NetworkFixture network =
          analyse(
              redHat(
                  "Listen 80",
                  "Include /data/vhosts.conf",
                  "IncludeOptional /data/more.conf",
                  "Include /data/*.conf"),
              "httpd");

      assertThat(network.problems())
          .containsExactly("/data/vhosts.conf is included but is not there");
    }

    @Test
    void aCycleEndsAndIsAProblem() {
      NetworkFixture network =
          analyse(
              redHat("ServerRoot /etc/httpd", "Include conf.d/a.conf", "Listen 80")
                  .file("/etc/httpd/conf.d/a.conf", "Include conf.d/b.conf", "Listen 81")
                  .link("/etc/httpd/conf.d/b.conf", "a.conf"),
              "httpd");

      assertThat(network.endpoints()).containsExactly("*:80", "*:81");
      assertThat(network.problems()).singleElement().asString().contains("includes itself");
    }

    @Test
    void anIncludedFileCannotCloseWhatIsOpenAroundIt() {
      NetworkFixture network =
          analyse(
              redHat(
                      "Listen 80",
                      "<VirtualHost *:80>",
                      "Include /etc/httpd/conf/inside.conf",
                      "ServerName shop.example.com",
                      "</VirtualHost>")
                  .file("/etc/httpd/conf/inside.conf", "<Directory />", "</VirtualHost>"),
              "httpd");

      assertThat(network.sites())
          .extracting(Site::names)
          .containsExactly(List.of("shop.example.com"));
    }

    @Test
    void directoriesThatLinkToEachOtherAreReadOnce() {
      NetworkFixture network =
          analyse(
              redHat("ServerRoot /etc/httpd", "Listen 80", "Include conf.d")
                  .file("/etc/httpd/conf.d/a.conf", "Listen 81")
                  .link("/etc/httpd/conf.d/up", "/etc/httpd/conf.d")
                  .link("/etc/httpd/conf.d/loop", "loop"),
              "httpd");

      assertThat(network.endpoints()).containsExactly("*:80", "*:81");
      assertThat(network.problems())
          .containsExactly("/etc/httpd/conf.d/loop is included but is not there");
    }

    @Test
    void filesThatDoubleWithEachLevelEnd() {
      ServerBuilder server = redHat("ServerRoot /etc/httpd", "Listen 80", "Include conf.d/0.conf");
      for (int i = 0; i < 30; i++) {
        String next = "Include conf.d/%d.conf".formatted(i + 1);
        server.file("/etc/httpd/conf.d/%d.conf".formatted(i), next, next, next);
      }
      NetworkFixture network = analyse(server.file("/etc/httpd/conf.d/30.conf"), "httpd");

      assertThat(network.endpoints()).containsExactly("*:80");
      assertThat(network.problems()).anyMatch(problem -> problem.contains("more than 5000 files"));
    }

    @Test
    void devicesAndPatternsOverTheWholeServerAreNotOpened() {
      ServerBuilder server =
          redHat("Listen 80", "Include /dev/zero", "Include /*/*/*/*/*/*/*/*")
              .directory("/dev/zero/a/a");
      for (int i = 0; i < 40; i++) {
        server.directory("/a%d/b/c/d".formatted(i));
      }

      assertThat(analyse(server, "httpd").endpoints()).containsExactly("*:80");
    }
  }

  @Nested
  class WhoStartsIt {
    @Test
    void anInstallationByHandBelongsToTheScriptThatNamesIt() {
      NetworkFixture network =
          analyse(
              redHat("Listen 80")
                  .file("/usr/local/apache2/conf/httpd.conf", "Listen 8080")
                  .file(
                      "/etc/init.d/web",
                      "# /usr/sbin/httpd",
                      "/usr/local/apache2/bin/apachectl start")
                  .file("/etc/init.d/httpd", "daemon /usr/sbin/httpd"),
              "web");

      assertThat(network.portLines())
          .containsExactly("8080/tcp * web public primary /usr/local/apache2/conf/httpd.conf:1");
    }

    @Test
    void aServerThatIsSwitchedOffListensOnNothing() {
      ServerBuilder server =
          redHat("Listen 80").file("/usr/sbin/httpd").file("/etc/init.d/httpd", "daemon httpd");

      assertThat(analyse(server).ports()).isEmpty();
      assertThat(analyse(server, "httpd").ports()).hasSize(1);
    }

    @Test
    void twoServersAreToldApart() {
      NetworkFixture network =
          analyse(
              server()
                  .file("/etc/apache/httpd.conf", "Port 81", "ServerType standalone")
                  .file("/etc/apache2/apache2.conf", "Listen 80")
                  .file("/etc/init.d/apache", "DAEMON=/usr/sbin/apache")
                  .file("/etc/init.d/apache2", "DAEMON=/usr/sbin/apache2"),
              "apache",
              "apache2");

      assertThat(network.portLines())
          .containsExactly(
              "80/tcp * apache2 public primary /etc/apache2/apache2.conf:1",
              "81/tcp * apache public /etc/apache/httpd.conf:1");
    }
  }

  @Nested
  class HostileConfigurations {
    @Test
    void linesOfAMegabyteAndSectionsWithoutEndAreRead() {
      NetworkFixture network =
          analyse(
              redHat(
                  "Listen 80",
                  "X".repeat(1 << 20),
                  "ServerAlias " + "a ".repeat(1 << 19),
                  "\"".repeat(1 << 20),
                  "<a>\n".repeat(100_000),
                  "</b>\n".repeat(100_000)),
              "httpd");

      assertThat(network.endpoints()).containsExactly("*:80");
      assertThat(network.problems()).singleElement().asString().contains("nests too many sections");
    }
  }

  @Test
  void withoutAWordOnItWritesIntoTheErrorLogBelowItsServerRoot() {
    assertThat(analyse(redHat("ServerRoot /srv/httpd"), "httpd").errorLogLines())
        .containsExactly("httpd /srv/httpd/logs/error_log " + MAIN);
    assertThat(analyse(redHat("ErrorLog syslog"), "httpd").errorLogLines()).isEmpty();
  }

  @Test
  void writesOfItsTroublesIntoTheFilesThatItAndItsHostsName() {
    NetworkFixture network =
        analyse(
            redHat(
                "ServerRoot /etc/httpd",
                "ErrorLog logs/error_log",
                "<VirtualHost *:80>",
                "  ErrorLog \"/data/logs/shop error.log\"",
                "</VirtualHost>",
                "<VirtualHost *:81>",
                "  ErrorLog syslog:local1",
                "</VirtualHost>",
                "<VirtualHost *:82>",
                "  ErrorLog \"|/usr/sbin/rotatelogs /var/log/x 86400\"",
                "</VirtualHost>",
                "<Directory />",
                "  ErrorLog /wrong",
                "</Directory>"),
            "httpd");

    assertThat(network.errorLogLines())
        .containsExactly(
            "httpd /etc/httpd/logs/error_log " + MAIN + ":2",
            "httpd /data/logs/shop error.log " + MAIN + ":4");
  }
}
