package dev.exhume.core.analysis.ports.enterprise;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class WebLogicServerTest {
  private static final String DOMAIN = "/opt/bea/user_projects/domains/shop";

  private static ServerBuilder ten() {
    return server()
        .file(DOMAIN + "/bin/startWebLogic.sh", "")
        .directory(DOMAIN + "/servers/AdminServer/logs")
        .file(
            DOMAIN + "/config/config.xml",
            "<domain xmlns='http://xmlns.oracle.com/weblogic/domain'><name>shop</name>",
            "<server><name>AdminServer</name>",
            "<ssl><enabled>true</enabled><listen-port>7012</listen-port></ssl>",
            "<listen-address>10.1.2.3</listen-address></server>",
            "<server><name>far</name><listen-port>8001</listen-port></server>",
            "</domain>");
  }

  @Test
  void listensOnThePortsOfTheServersThatRanHere() {
    String file = DOMAIN + "/config/config.xml";
    assertThat(analyse(ten(), "weblogic").portLines())
        .containsExactly(
            "7001/tcp 10.1.2.3 weblogic public primary " + file + ":2",
            "7012/tcp 10.1.2.3 weblogic public tls " + file + ":3");
  }

  @Test
  void before9SettingsAreAttributes() {
    String file = "/bea/user_projects/domains/old/config.xml";
    ServerBuilder old =
        server()
            .file("/bea/user_projects/domains/old/startWebLogic.sh", "")
            .file(
                file,
                "<Domain Name='old'>",
                "<Server Name='my' ListenPort='7003' ListenAddress=''>",
                "<SSL Name='my' Enabled='false' ListenPort='7004'/></Server></Domain>");

    assertThat(analyse(old, "weblogic").portLines())
        .containsExactly("7003/tcp * weblogic public primary " + file + ":2");
  }

  @Test
  void withoutATraceOfAnyServerAllCount() {
    assertThat(
            analyse(
                    server()
                        .file(DOMAIN + "/bin/startWebLogic.sh", "")
                        .file(
                            DOMAIN + "/config/config.xml",
                            "<domain><server><name>../../..</name><listen-port>81</listen-port>",
                            "</server></domain>"),
                    "wls")
                .endpoints())
        .containsExactly("*:81");
  }

  @Test
  void runsTheApplicationsOfTheDomain() {
    assertThat(
            analyse(
                    server()
                        .file(DOMAIN + "/bin/startWebLogic.sh", "")
                        .file(
                            DOMAIN + "/config/config.xml",
                            "<domain><app-deployment><name>shop</name>",
                            "<source-path>/apps/shop.war</source-path></app-deployment>",
                            "<app-deployment><name>lib</name><source-path>/apps/lib.jar</source-path>",
                            "</app-deployment></domain>")
                        .file(
                            "/apps/shop.war/WEB-INF/weblogic.xml",
                            "<wls:weblogic-web-app><wls:context-root>/store</wls:context-root>",
                            "</wls:weblogic-web-app>"),
                    "weblogic")
                .applicationLines())
        .containsExactly("/store /apps/shop.war");
  }
}
