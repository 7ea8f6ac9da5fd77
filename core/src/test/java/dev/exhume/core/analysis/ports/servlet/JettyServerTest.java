package dev.exhume.core.analysis.ports.servlet;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class JettyServerTest {
  private static final String MAIN = "/opt/jetty-6/etc/jetty.xml";

  private static ServerBuilder jetty() {
    return server()
        .file(
            MAIN,
            "<?xml version=\"1.0\"?>",
            "<!DOCTYPE Configure PUBLIC \"-//Mort Bay Consulting//DTD Configure//EN\""
                + " \"http://jetty.mortbay.org/configure.dtd\">",
            "<Configure id=\"Server\" class=\"org.mortbay.jetty.Server\">",
            "  <Call name=\"addConnector\"><Arg>",
            "    <New class=\"org.mortbay.jetty.nio.SelectChannelConnector\">",
            "      <Set name=\"host\"><SystemProperty name=\"jetty.host\" /></Set>",
            "      <Set name=\"port\"><SystemProperty name=\"jetty.port\" default=\"8080\"/></Set>",
            "      <Set name=\"confidentialPort\">8443</Set>",
            "    </New>",
            "  </Arg></Call>",
            "  <Call name=\"addConnector\"><Arg>",
            "    <New class=\"org.mortbay.jetty.security.SslSocketConnector\">",
            "      <Set name=\"Port\">8444</Set>",
            "    </New>",
            "  </Arg></Call>",
            "</Configure>");
  }

  @Test
  void readsThePortsOfItsConnectors() {
    assertThat(analyse(jetty(), "jetty").portLines())
        .containsExactly(
            "8080/tcp * jetty public primary " + MAIN + ":7",
            "8444/tcp * jetty public tls " + MAIN + ":13");
  }

  @Test
  void itsScriptsSetTheProperties() {
    NetworkFixture network =
        analyse(
            jetty().file("/etc/default/jetty", "JETTY_PORT=8085", "JETTY_HOST=127.0.0.1"), "jetty");

    assertThat(network.endpoints()).containsExactly("127.0.0.1:8085", "*:8444");
  }

  @Test
  void since9ConnectorsAreInFilesOfTheirOwn() {
    ServerBuilder server =
        server()
            .file("/usr/share/jetty9/etc/jetty.xml", "<Configure/>")
            .file(
                "/usr/share/jetty9/etc/jetty-http.xml",
                "<Configure><New class='org.eclipse.jetty.server.ServerConnector'>",
                "<Set name='port'><Property name='jetty.http.port' default='8080'/></Set>",
                "</New></Configure>")
            .file(
                "/usr/share/jetty9/etc/jetty-ssl.xml",
                "<Configure><New class='org.eclipse.jetty.server.ServerConnector'>",
                "<Set name='port'>8443</Set></New></Configure>")
            .file("/usr/share/jetty9/start.ini", "--module=deploy,http", "jetty.http.port=8090");

    assertThat(analyse(server, "jetty9").endpoints()).containsExactly("*:8090");
    assertThat(
            analyse(server.file("/usr/share/jetty9/start.d/https.ini", "--module=https"), "jetty9")
                .portLines())
        .containsExactly(
            "8090/tcp * jetty9 public primary /usr/share/jetty9/etc/jetty-http.xml:2",
            "8443/tcp * jetty9 public tls /usr/share/jetty9/etc/jetty-ssl.xml:2");
  }

  @Test
  void debianLinksItsDirectoriesIntoEtc() {
    ServerBuilder server =
        server()
            .link("/usr/share/jetty9/etc", "/etc/jetty9")
            .link("/usr/share/jetty9/start.ini", "/etc/jetty9/start.ini")
            .file("/etc/jetty9/jetty.xml", "<Configure/>")
            .file("/etc/jetty9/start.ini", "--module=deploy,http", "jetty.http.port=8090")
            .file(
                "/etc/jetty9/jetty-http.xml",
                "<Configure><New class='org.eclipse.jetty.server.ServerConnector'>",
                "<Set name='port'><Property name='jetty.http.port' deprecated='jetty.port'",
                "  default='8080'/></Set></New></Configure>");

    assertThat(analyse(server, "jetty9").endpoints()).containsExactly("*:8090");
  }

  @Test
  void before9OtherFilesAreTakenInByItsConfigurationForItsScript() {
    ServerBuilder server =
        jetty()
            .file(
                "/opt/jetty-6/etc/jetty-ajp.xml",
                "<Configure><New class='org.mortbay.jetty.ajp.Ajp13SocketConnector'>",
                "<Set name='port'>8009</Set></New></Configure>")
            .file("/opt/jetty-6/etc/jetty.conf", "# comment", "etc/jetty-ajp.xml", "jetty-x.xml");

    assertThat(analyse(server, "jetty").endpoints()).containsExactly("*:8009", "*:8080", "*:8444");
  }

  @Test
  void applicationsAreDescribedOrLieAbout() {
    ServerBuilder server =
        jetty()
            .file(
                "/opt/jetty-6/contexts/shop.xml",
                "<Configure class='org.mortbay.jetty.webapp.WebAppContext'>",
                "<Set name='contextPath'>/store</Set>",
                "<Set name='war'><SystemProperty name='jetty.home'"
                    + " default='.'/>/webapps/shop.war</Set>",
                "</Configure>")
            .file("/opt/jetty-6/webapps/shop.war", "PK")
            .file("/opt/jetty-6/webapps/root/WEB-INF/web.xml", "<web-app/>")
            .file("/opt/jetty-6/webapps/README.txt", "");

    assertThat(analyse(server, "jetty").sites())
        .extracting(
            site ->
                site.path().orElse("-")
                    + " "
                    + site.documentRoot().orElse("-")
                    + " "
                    + site.evidence().location())
        .containsExactly(
            "/ /opt/jetty-6/webapps/root /opt/jetty-6/webapps/root",
            "/store /opt/jetty-6/webapps/shop.war /opt/jetty-6/contexts/shop.xml:1");
  }
}
