package dev.exhume.core.analysis.ports.apache;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ApacheServerTest {
  private static final String MAIN = "/etc/httpd/conf/httpd.conf";

  private static ServerBuilder redHat(String... directives) {
    return server().file(MAIN, directives);
  }

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
  class Conditions {
    @Test
    void sectionsForModulesCountOnceTheModuleIsLoaded() {
      NetworkFixture network =
          analyse(
              redHat(
                  "<IfModule mod_ssl.c>",
                  "Listen 1",
                  "</IfModule>",
                  "LoadModule ssl_module modules/mod_ssl.so",
                  "Listen 80",
                  "<IfModule mod_ssl.c>",
                  "  Listen 443",
                  "</IfModule>",
                  "<IfModule !ssl_module>",
                  "Listen 2",
                  "</IfModule>",
                  "<IfModule mod_gnutls.c>",
                  "Listen 3",
                  "</IfModule>"),
              "httpd");

      assertThat(network.endpoints()).containsExactly("*:80", "*:443");
    }

    @Test
    void modulesInsideTheProgramCountAsLoaded() {
      NetworkFixture network =
          analyse(
              server()
                  .file(
                      "/usr/local/apache2/conf/httpd.conf",
                      "<IfModule mod_ssl.c>",
                      "Listen 443",
                      "</IfModule>")
                  .bytes("/usr/local/apache2/bin/httpd", "ELF\0mod_ssl.c\0".getBytes(UTF_8)));

      assertThat(network.endpoints()).containsExactly("*:443");
    }

    @Test
    void definitionsComeFromSettingsAndScripts() {
      ServerBuilder server =
          redHat(
              "<IfDefine SSL>",
              "Listen 443",
              "</IfDefine>",
              "<IfDefine HAVE_PHP4>",
              "Listen 444",
              "</IfDefine>",
              "<IfDefine !STATUS>",
              "Listen 80",
              "</IfDefine>",
              "<IfDefine PROXY>",
              "Listen 81",
              "</IfDefine>");

      assertThat(analyse(server, "httpd").endpoints()).containsExactly("*:80");

      server
          .file("/etc/sysconfig/httpd", "#OPTIONS=\"-DPROXY\"", "OPTIONS=\"-DSSL -D STATUS\"")
          .file("/etc/init.d/httpd", "daemon httpd -DHAVE_PHP4 $OPTIONS");
      assertThat(analyse(server, "httpd").endpoints()).containsExactly("*:443", "*:444");
    }

    @Test
    void redHatLinuxDefinesWhatModulesAreInstalled() {
      ServerBuilder server =
          redHat("<IfDefine HAVE_SSL>", "Listen 443", "</IfDefine>", "Listen 80")
              .file("/etc/init.d/httpd", "gsub(/\\.SO$/,\"\");\\", "print \"-DHAVE_\" $0}'`")
              .file("/usr/lib/apache/libssl.so");

      assertThat(analyse(server, "httpd").endpoints()).containsExactly("*:80", "*:443");
    }

    @Test
    void suseListsWordsToDefine() {
      NetworkFixture network =
          analyse(
              server()
                  .file("/etc/apache2/httpd.conf", "Include /etc/apache2/listen.conf")
                  .file(
                      "/etc/apache2/listen.conf",
                      "Listen 80",
                      "<IfDefine SSL>",
                      "  <IfDefine !NOSSL>",
                      "    Listen 443",
                      "  </IfDefine>",
                      "</IfDefine>")
                  .file("/etc/sysconfig/apache2", "APACHE_SERVER_FLAGS=\"SSL\""),
              "apache2");

      assertThat(network.endpoints()).containsExactly("*:80", "*:443");
    }

    @Test
    void debianSetsVariablesInItsOwnFile() {
      NetworkFixture network =
          analyse(
              server()
                  .file(
                      "/etc/apache2/apache2.conf",
                      "Define secure 8443",
                      "Include mods-enabled/*.load",
                      "Include ports.conf")
                  .file(
                      "/etc/apache2/ports.conf",
                      "Listen ${WEB_PORT}",
                      "<IfModule ssl_module>",
                      "Listen ${secure}",
                      "</IfModule>")
                  .file("/etc/apache2/httpd.conf", "Listen 1")
                  .file("/etc/apache2/envvars", "export WEB_PORT=8000")
                  .file(
                      "/etc/apache2/mods-available/ssl.load", "LoadModule ssl_module /x/mod_ssl.so")
                  .link("/etc/apache2/mods-enabled/ssl.load", "../mods-available/ssl.load"),
              "apache2");

      assertThat(network.portLines())
          .containsExactly(
              "8000/tcp * apache2 public primary /etc/apache2/ports.conf:1",
              "8443/tcp * apache2 public /etc/apache2/ports.conf:3");
    }

    @Test
    void versionsAreComparedWithTheProgramsOwn() {
      NetworkFixture network =
          analyse(
              redHat(
                      "<IfVersion < 2.3>",
                      "Listen 80",
                      "</IfVersion>",
                      "<IfVersion >= 2.4>",
                      "Listen 81",
                      "</IfVersion>")
                  .bytes("/usr/sbin/httpd", "Apache/2.2.15".getBytes(UTF_8)),
              "httpd");

      assertThat(network.endpoints()).containsExactly("*:80");
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
  class Sites {
    @Test
    void areTheMainServerAndItsVirtualHosts() {
      NetworkFixture network =
          analyse(
              redHat(
                  "Listen 80",
                  "ServerName web01.example.com:80",
                  "DocumentRoot \"/var/www/html\"",
                  "<Directory /var/www/html>",
                  "  ServerName wrong",
                  "</Directory>",
                  "<VirtualHost 10.1.2.3:80>",
                  "  ServerName shop.example.com",
                  "  ServerAlias www.shop.example.com",
                  "  <IfModule nothing.c>",
                  "    ServerAlias nobody",
                  "  </IfModule>",
                  "  ServerAlias buy.example.com *.shop.example.com",
                  "  DocumentRoot /data/shop/htdocs",
                  "</VirtualHost>"),
              "httpd");

      assertThat(network.sites())
          .containsExactly(
              new Site(
                  "httpd",
                  List.of("web01.example.com"),
                  Optional.empty(),
                  Optional.of("/var/www/html"),
                  Evidence.line(MAIN, 3)),
              new Site(
                  "httpd",
                  List.of(
                      "shop.example.com",
                      "www.shop.example.com",
                      "buy.example.com",
                      "*.shop.example.com"),
                  Optional.of("10.1.2.3:80"),
                  Optional.of("/data/shop/htdocs"),
                  Evidence.line(MAIN, 7)));
    }
  }

  @Nested
  class HandingRequestsOn {
    private List<String> proxies(ServerBuilder server) {
      return analyse(server, "httpd").sites().stream()
          .flatMap(site -> site.proxies().stream())
          .map(
              proxy ->
                  "%s -> %s %s"
                      .formatted(proxy.path(), proxy.target(), proxy.evidence().location()))
          .toList();
    }

    @Test
    void aSiteNamesTheServersBehindItWhereverItSaysSo() {
      assertThat(
              proxies(
                  redHat(
                      "Listen 80",
                      "<VirtualHost *:80>",
                      "  ProxyPass /static !",
                      "  ProxyPass /shop http://127.0.0.1:8080/shop retry=0",
                      "  ProxyPassMatch ^/a(.*)$ ajp://app1:8009/a$1",
                      "  RewriteRule ^/old/(.*) http://old.example.com/$1 [P,L]",
                      "  RewriteRule ^/elsewhere http://example.org/ [R]",
                      "  <Location /api>",
                      "    ProxyPass http://10.0.0.5:9000/",
                      "  </Location>",
                      "  <FilesMatch \"\\.php$\">",
                      "    SetHandler \"proxy:unix:/run/php-fpm.sock|fcgi://localhost\"",
                      "    SetHandler application/x-httpd-php",
                      "  </FilesMatch>",
                      "</VirtualHost>")))
          .containsExactly(
              "/shop -> http://127.0.0.1:8080/shop " + MAIN + ":4",
              "^/a(.*)$ -> ajp://app1:8009/a$1 " + MAIN + ":5",
              "^/old/(.*) -> http://old.example.com/$1 " + MAIN + ":6",
              "/api -> http://10.0.0.5:9000/ " + MAIN + ":9",
              "\\.php$ -> unix:/run/php-fpm.sock|fcgi://localhost " + MAIN + ":12");
    }

    @Test
    void theMembersOfABalancerStandInItsPlace() {
      assertThat(
              proxies(
                  redHat(
                      "<Proxy balancer://Cluster>",
                      "  BalancerMember http://app1:8080 route=1",
                      "  BalancerMember http://app2:8080 route=2",
                      "</Proxy>",
                      "ProxyPass /app balancer://cluster/app",
                      "ProxyPass /gone balancer://nobody/")))
          .containsExactly(
              "/app -> http://app1:8080/app " + MAIN + ":5",
              "/app -> http://app2:8080/app " + MAIN + ":5",
              "/gone -> balancer://nobody/ " + MAIN + ":6");
    }

    @Test
    void theWorkersOfModJkAreLookedUpInTheirFile() {
      ServerBuilder server =
          redHat(
                  "ServerRoot /etc/httpd",
                  "JkWorkersFile conf/workers.properties",
                  "JkMount /status* status",
                  "<VirtualHost *:80>",
                  "  JkMount /shop/* tomcats",
                  "  JkMount /wiki/* wiki",
                  "  JkMount /lost/* nobody",
                  "</VirtualHost>")
              .file(
                  "/etc/httpd/conf/workers.properties",
                  "port=8010",
                  "worker.list=tomcats,wiki,status",
                  "worker.status.type=status",
                  "worker.base.host=app1",
                  "worker.base.type=ajp13",
                  "worker.one.reference=worker.base",
                  "worker.one.port=$(port)",
                  "worker.two.host=app2",
                  "worker.tomcats.type=lb",
                  "worker.tomcats.balance_workers=one, two, tomcats",
                  "worker.wiki.port = 8109");

      assertThat(proxies(server))
          .containsExactly(
              "/shop/* -> ajp://app1:8010 " + MAIN + ":5",
              "/shop/* -> ajp://app2:8009 " + MAIN + ":5",
              "/wiki/* -> ajp://localhost:8109 " + MAIN + ":6",
              "/lost/* -> jk:nobody " + MAIN + ":7");
    }

    @Test
    void virtualHostsHaveTheProxiesOfTheMainServerButItsMountsOnlyIfTheyAskForThem() {
      assertThat(
              proxies(
                  redHat(
                      "ProxyPass /all http://localhost:81",
                      "JkMount /jk jk",
                      "<VirtualHost a>",
                      "</VirtualHost>",
                      "<VirtualHost b>",
                      "  JkMountCopy On",
                      "</VirtualHost>")))
          .containsExactly(
              "/all -> http://localhost:81 " + MAIN + ":1",
              "/jk -> jk:jk " + MAIN + ":2",
              "/all -> http://localhost:81 " + MAIN + ":1");
    }

    @Test
    void aPasswordInATargetIsNotRepeated() {
      assertThat(proxies(redHat("ProxyPass / http://me:hunter2@localhost:81/")))
          .containsExactly("/ -> http://me:***@localhost:81/ " + MAIN + ":1");
    }

    @Test
    void aSiteNamesItsCertificate() {
      assertThat(
              analyse(
                      redHat(
                          "ServerRoot /etc/httpd",
                          "<VirtualHost *:443>",
                          "  SSLEngine on",
                          "  SSLCertificateFile conf/ssl.crt/www.crt",
                          "</VirtualHost>"),
                      "httpd")
                  .sites())
          .extracting(Site::certificate)
          .containsExactly(Optional.of("/etc/httpd/conf/ssl.crt/www.crt"));
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
}
