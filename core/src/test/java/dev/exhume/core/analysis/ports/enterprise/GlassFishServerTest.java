package dev.exhume.core.analysis.ports.enterprise;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class GlassFishServerTest {
  private static final String HOME = "/opt/glassfish3";
  private static final String MAIN = HOME + "/glassfish/domains/domain1/config/domain.xml";

  private static ServerBuilder three() {
    return server()
        .file(HOME + "/glassfish/bin/asadmin", "")
        .file(
            MAIN,
            "<domain><servers><server config-ref='server-config' name='server'>",
            "<system-property name='HTTP_PORT' value='28080'/></server></servers>",
            "<configs><config name='server-config'>",
            "<iiop-service><iiop-listener address='0.0.0.0' port='3700' id='orb-listener-1'/>",
            "</iiop-service>",
            "<admin-service><jmx-connector enabled='false' port='8686' name='system'/>",
            "</admin-service><network-config><protocols>",
            "<protocol name='http-listener-2' security-enabled='true'/></protocols>",
            "<network-listener port='${HTTP_PORT}' protocol='http-listener-1'"
                + " name='http-listener-1'/>",
            "<network-listener port='8181' protocol='http-listener-2' name='http-listener-2'/>",
            "<network-listener address='127.0.0.1' port='4848' name='admin-listener'/>",
            "</network-config></config>",
            "<config name='default-config'><network-listener port='9999' name='http-listener-1'/>",
            "</config></configs></domain>");
  }

  @Test
  void listensOnTheListenersOfTheInstanceThatTheDomainRuns() {
    assertThat(analyse(three(), "glassfish").portLines())
        .containsExactly(
            "3700/tcp * glassfish public " + MAIN + ":4",
            "4848/tcp 127.0.0.1 glassfish local " + MAIN + ":11",
            "8181/tcp * glassfish public tls primary " + MAIN + ":10",
            "28080/tcp * glassfish public " + MAIN + ":9");
  }

  @Test
  void version2HasListenersOfItsOwn() {
    ServerBuilder two =
        server()
            .file("/opt/SUNWappserver/bin/asadmin", "")
            .file(
                "/opt/SUNWappserver/domains/shop/config/domain.xml",
                "<!DOCTYPE domain PUBLIC 'x' 'http://www.sun.com/sun-domain_1_3.dtd'>",
                "<domain><config name='server-config'>",
                "<http-listener id='http-listener-1' port='80' address='10.1.2.3'/>",
                "<http-listener id='http-listener-2' port='443' security-enabled='true'/>",
                "</config></domain>")
            .file("/etc/init.d/glassfish", "/opt/SUNWappserver/bin/asadmin start-domain shop");

    assertThat(analyse(two, "glassfish").endpoints()).containsExactly("10.1.2.3:80", "*:443");
  }

  @Test
  void aDomainThatIsNotStartedDoesNotListen() {
    assertThat(
            analyse(
                    three()
                        .file(
                            HOME + "/glassfish/domains/test/config/domain.xml",
                            "<domain><config><http-listener port='81'/></config></domain>")
                        .file("/etc/init.d/glassfish", HOME + "/bin/asadmin start-domain test"),
                    "glassfish")
                .endpoints())
        .containsExactly("*:81");
  }

  @Test
  void runsTheApplicationsThatItsInstanceRefersTo() {
    String instance = HOME + "/glassfish/domains/domain1";
    assertThat(
            analyse(
                    server()
                        .file(HOME + "/glassfish/bin/asadmin", "")
                        .file(
                            MAIN,
                            "<domain><applications>",
                            "<application name='shop' context-root='/shop'",
                            "  location='${com.sun.aas.instanceRootURI}/applications/shop/'/>",
                            "<application name='other' context-root='/other' location='file:/x'/>",
                            "<web-module name='blog' context-root='blog' location='/srv/blog'/>",
                            "</applications><servers><server name='server'>",
                            "<application-ref ref='shop'/><application-ref ref='blog'/>",
                            "</server></servers></domain>"),
                    "glassfish")
                .applicationLines())
        .containsExactly("/blog /srv/blog", "/shop " + instance + "/applications/shop");
  }
}
