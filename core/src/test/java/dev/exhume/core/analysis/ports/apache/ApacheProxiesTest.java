package dev.exhume.core.analysis.ports.apache;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.core.analysis.ports.apache.ApacheFixture.MAIN;
import static dev.exhume.core.analysis.ports.apache.ApacheFixture.redHat;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What sites hand on to the servers behind them. */
class ApacheProxiesTest {
  private static List<String> proxies(ServerBuilder server) {
    return analyse(server, "httpd").sites().stream()
        .flatMap(site -> site.proxies().stream())
        .map(
            proxy ->
                "%s -> %s %s".formatted(proxy.path(), proxy.target(), proxy.evidence().location()))
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
  void modJkTakesMountsFromAFileAsWell() {
    String file = "/etc/httpd/conf/uriworkermap.properties";
    ServerBuilder server =
        redHat(
                "ServerRoot /etc/httpd",
                "JkWorkerProperty worker.tomcat.port=8109",
                "JkMountFile conf/uriworkermap.properties")
            .file(
                file, "# all", "/shop|/*=tomcat", "!/shop/static/*=tomcat", "/wiki/* = tomcat;x=1");

    assertThat(proxies(server))
        .containsExactly(
            "/shop -> ajp://localhost:8109 " + file + ":2",
            "/shop/* -> ajp://localhost:8109 " + file + ":2",
            "/wiki/* -> ajp://localhost:8109 " + file + ":4");
  }
}
