package dev.exhume.core.analysis.ports.enterprise;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class JBossServerTest {
  private static final String FOUR = "/opt/jboss-4.2.3.GA";
  private static final String SERVER = FOUR + "/server/default";
  private static final String WEB = SERVER + "/deploy/jboss-web.deployer/server.xml";
  private static final String SERVICES = SERVER + "/conf/jboss-service.xml";

  private static final String SIX = "/opt/jboss-6.1.0.Final";
  private static final String BINDINGS =
      SIX + "/server/default/conf/bindingservice.beans/META-INF/bindings-jboss-beans.xml";

  private static ServerBuilder four(String... services) {
    return server()
        .file(FOUR + "/bin/run.jar", "PK")
        .file(
            WEB,
            "<Server><Service>",
            "<Connector port='8080' address='${jboss.bind.address}' protocol='HTTP/1.1'/>",
            "<Connector port='8009' address='${jboss.bind.address}' protocol='AJP/1.3'/>",
            "<!-- <Connector port='8443' SSLEnabled='true' secure='true'/> -->",
            "</Service></Server>")
        .file(
            SERVICES,
            "<server>",
            String.join("", services),
            "<mbean code='org.jboss.naming.NamingService'>",
            "<attribute name='Port'>1099</attribute>",
            "<attribute name='BindAddress'>${jboss.bind.address}</attribute>",
            "<attribute name='RmiPort'>1098</attribute>",
            "<attribute name='RmiBindAddress'>10.1.2.3</attribute>",
            "</mbean>",
            "<mbean code='com.example.Client'><attribute name='Port'>25</attribute></mbean>",
            "</server>");
  }

  private static ServerBuilder six() {
    return server()
        .file(SIX + "/bin/run.jar", "PK")
        .file(
            SIX + "/server/default/deploy/jbossweb.sar/server.xml",
            "<Server><Service>",
            "<Connector protocol='HTTP/1.1' port='${jboss.web.http.port}'",
            "  address='${jboss.bind.address}'/>",
            "<Connector protocol='AJP/1.3' port='8009' address='${jboss.bind.address}'/>",
            "<Connector protocol='HTTP/1.1' port='8888'/>",
            "</Service></Server>")
        .file(
            BINDINGS,
            "<deployment xmlns='urn:jboss:bean-deployer:2.0'>",
            "<bean name='M'"
                + " class='org.jboss.services.binding.managed.ServiceBindingManagementObject'>",
            "<constructor><parameter>${jboss.service.binding.set:ports-default}</parameter>",
            "</constructor></bean>",
            "<bean name='A'"
                + " class='org.jboss.services.binding.impl.ServiceBindingSet'><constructor>",
            "<parameter>ports-01</parameter><parameter>${jboss.bind.address}</parameter>",
            "<parameter>100</parameter></constructor></bean>",
            metadata("jboss:service=Naming", "Port", 1099),
            metadata("jboss:service=CorbaORB", "", 3528),
            metadata("jboss.web:service=WebServer", "HttpConnector", 8080),
            metadata("jboss.web:service=WebServer", "AjpConnector", 8009),
            "</deployment>");
  }

  private static String metadata(String service, String name, int port) {
    return "<bean class='org.jboss.services.binding.ServiceBindingMetadata'>"
        + "<property name='serviceName'>%s</property>".formatted(service)
        + (name.isEmpty() ? "" : "<property name='bindingName'>%s</property>".formatted(name))
        + "<property name='port'>%d</property></bean>".formatted(port);
  }

  @Test
  void since42ItListensOnTheMachineItselfUnlessToldOtherwise() {
    assertThat(analyse(four(), "jboss").portLines())
        .containsExactly(
            "1098/tcp 10.1.2.3 jboss public primary " + SERVICES + ":6",
            "1099/tcp 127.0.0.1 jboss local " + SERVICES + ":4",
            "8009/tcp 127.0.0.1 jboss local " + WEB + ":3",
            "8080/tcp 127.0.0.1 jboss local " + WEB + ":2");
  }

  @Test
  void theScriptOfItsMakersSaysConfigurationAndAddress() {
    NetworkFixture network =
        analyse(
            four()
                .file(
                    FOUR + "/server/shop/deploy/jboss-web.deployer/server.xml",
                    "<Server><Connector port='8081' address='${jboss.bind.address}'/></Server>")
                .file(
                    "/etc/init.d/jboss",
                    "JBOSS_HOME=${JBOSS_HOME:-\"" + FOUR + "\"}",
                    "JBOSS_CONF=${JBOSS_CONF:-\"default\"}",
                    "JBOSS_BIND_ADDR=${JBOSS_HOST:+\"-b $JBOSS_HOST\"}",
                    "JBOSSSH=${JBOSSSH:-\"$JBOSS_HOME/bin/run.sh -c $JBOSS_CONF"
                        + " $JBOSS_BIND_ADDR\"}")
                .file("/etc/sysconfig/jboss", "JBOSS_CONF=shop", "JBOSS_HOST=10.9.8.7"),
            "jboss");

    assertThat(network.endpoints()).containsExactly("10.9.8.7:8081");
  }

  @Test
  void optionsOfItsCommandSayConfigurationAndAddress() {
    assertThat(
            analyse(
                    four()
                        .file(
                            FOUR + "/server/all/deploy/jboss-web.deployer/server.xml",
                            "<Server><Connector port='80'"
                                + " address='${jboss.bind.address}'/></Server>")
                        .file("/etc/init.d/jboss", FOUR + "/bin/run.sh -c all -b 0.0.0.0 &"),
                    "jboss")
                .endpoints())
        .containsExactly("*:80");
  }

  @Test
  void theBindingManagerMovesItsPorts() {
    NetworkFixture network =
        analyse(
            four("<mbean code='org.jboss.services.binding.ServiceBindingManager'>"
                    + "<attribute name='ServerName'>ports-01</attribute>"
                    + "<attribute name='StoreURL'>${jboss.home.url}/docs/b.xml</attribute></mbean>")
                .file(
                    FOUR + "/docs/b.xml",
                    "<service-bindings><server name='ports-01'>",
                    "<service-config name='jboss:service=Naming'><binding port='1199'/>",
                    "</service-config></server></service-bindings>"),
            "jboss");

    assertThat(network.endpoints())
        .containsExactly("10.1.2.3:1198", "127.0.0.1:1199", "127.0.0.1:8109", "127.0.0.1:8180");
  }

  @Test
  void since5PortsComeFromTheBindingsOfTheServicesThatAreThere() {
    assertThat(analyse(six(), "jboss").endpoints())
        .containsExactly("127.0.0.1:1099", "127.0.0.1:8009", "127.0.0.1:8080", "*:8888");
    assertThat(
            analyse(
                    six()
                        .file(SIX + "/server/default/deploy/iiop-jboss-beans.xml", "<deployment/>")
                        .file(
                            "/etc/init.d/jboss",
                            SIX + "/bin/run.sh -b 0.0.0.0 -Djboss.service.binding.set=ports-01"),
                    "jboss")
                .endpoints())
        .containsExactly("*:1199", "*:3628", "*:8109", "*:8180", "*:8888");
  }

  @Test
  void withAFileThatIsNoXmlTheOthersAreRead() {
    NetworkFixture network = analyse(four().file(WEB, "<Server><Conn"), "jboss");

    assertThat(network.endpoints()).containsExactly("10.1.2.3:1098", "127.0.0.1:1099");
    assertThat(network.problems()).singleElement().asString().contains(WEB, "not well-formed");
  }

  @Test
  void aConfigurationOutsideOfItsDirectoryIsNotRead() {
    assertThat(
            analyse(
                    four().file("/etc/init.d/jboss", FOUR + "/bin/run.sh -c .. -b 0.0.0.0"),
                    "jboss")
                .endpoints())
        .contains("*:8080");
  }

  @Test
  void itsDeploymentsAreApplications() {
    String deploy = SERVER + "/deploy";
    assertThat(
            analyse(
                    four()
                        .file(deploy + "/blog.war", "no archive")
                        .file(deploy + "/jboss-web.deployer/ROOT.war/WEB-INF/web.xml", "")
                        .file(
                            deploy + "/shop.war/WEB-INF/jboss-web.xml",
                            "<jboss-web><!-- <context-root>/old</context-root> -->",
                            "<context-root>/store</context-root></jboss-web>")
                        .file(
                            deploy + "/stock.ear/META-INF/application.xml",
                            "<application><module><web><web-uri>web.war</web-uri>",
                            "<context-root>stock</context-root></web></module>",
                            "<module><ejb>core.jar</ejb></module><module><web>",
                            "<web-uri>../../../../etc</web-uri></web></module></application>")
                        .directory(deploy + "/stock.ear/web.war/WEB-INF")
                        .file(deploy + "/readme.txt", ""),
                    "jboss")
                .applicationLines())
        .containsExactly(
            "/ " + deploy + "/jboss-web.deployer/ROOT.war",
            "/blog " + deploy + "/blog.war",
            "/etc " + deploy + "/stock.ear",
            "/stock " + deploy + "/stock.ear/web.war",
            "/store " + deploy + "/shop.war");
  }

  @Test
  void theOptionOfAnotherProgramBeforeItIsNotItsOwn() {
    assertThat(
            analyse(
                    four()
                        .file(
                            "/etc/init.d/jboss",
                            "su - jboss -c \"cd " + FOUR + "/bin; ./run.sh -b 10.4.4.4 &\""),
                    "jboss")
                .endpoints())
        .contains("10.4.4.4:8080");
  }

  @Test
  void aDescriptorOfCommentsThatNeverEndIsReadAtOnce() {
    assertThat(
            analyse(
                    four()
                        .file(
                            SERVER + "/deploy/shop.war/WEB-INF/jboss-web.xml",
                            "<jboss-web>" + "<!--".repeat(200_000)),
                    "jboss")
                .applicationLines())
        .containsExactly("/shop " + SERVER + "/deploy/shop.war");
  }
}
