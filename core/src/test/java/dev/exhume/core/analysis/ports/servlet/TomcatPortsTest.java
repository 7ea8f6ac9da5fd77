package dev.exhume.core.analysis.ports.servlet;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import org.junit.jupiter.api.Test;

class TomcatPortsTest {
  private static final String MAIN = "/opt/tomcat/conf/server.xml";

  @Test
  void readsTheConnectorsThatAreNotCommentedOut() {
    NetworkFixture network =
        analyse(
            server()
                .file(
                    MAIN,
                    "<?xml version='1.0' encoding='utf-8'?>",
                    "<Server port=\"8005\" shutdown=\"SHUTDOWN\">",
                    "  <Service name=\"Catalina\">",
                    "    <!-- <Connector port=\"8082\"/> -->",
                    "    <Connector",
                    "        port=\"8080\" redirectPort=\"8443\" />",
                    "    <Connector port=\"8443\" scheme=\"https\" secure=\"true\"",
                    "        keystoreFile=\"conf/keys\" />",
                    "    <Connector port=\"8444\" SSLEnabled=\"true\" address=\"127.0.0.1\"/>",
                    "    <Connector port=\"8009\" protocol=\"AJP/1.3\" />",
                    "    <Connector port=\"-1\" /><Connector port=\"0\" />",
                    "    <Connector port=\"8081\" scheme=\"https\" secure=\"true\""
                        + " proxyPort=\"443\"/>",
                    "  </Service>",
                    "</Server>"),
            "tomcat5");

    assertThat(network.portLines())
        .containsExactly(
            "8005/tcp 127.0.0.1 tomcat5 local " + MAIN + ":2",
            "8009/tcp * tomcat5 public " + MAIN + ":10",
            "8080/tcp * tomcat5 public primary " + MAIN + ":5",
            "8081/tcp * tomcat5 public " + MAIN + ":12",
            "8443/tcp * tomcat5 public tls " + MAIN + ":7",
            "8444/tcp 127.0.0.1 tomcat5 local tls " + MAIN + ":9");
  }

  @Test
  void anAjpConnectorIsExposedOnlyIfNothingElseIs() {
    assertThat(
            analyse(
                    server()
                        .file(MAIN, "<Server><Connector port='8009' protocol='AJP/1.3'/></Server>"),
                    "tomcat")
                .portLines())
        .containsExactly("8009/tcp * tomcat public primary " + MAIN + ":1");
  }

  @Test
  void propertiesComeFromItsFileAndItsScripts() {
    NetworkFixture network =
        analyse(
            server()
                .file(
                    MAIN,
                    "<Server port='${stop}' shutdown='X'><Connector port='${http.port}'/>",
                    "<Connector port='${ajp.port}' protocol='AJP/1.3'/><Connector"
                        + " port='${no}'/></Server>")
                .file("/opt/tomcat/conf/catalina.properties", "#http.port=1", "http.port=8090")
                .file("/opt/tomcat/bin/setenv.sh", "JAVA_OPTS=\"-Dajp.port=8010 -Dx=y\"")
                .file("/etc/init.d/tomcat", "export CATALINA_OPTS=-Dstop=8006"),
            "tomcat");

    assertThat(network.endpoints()).containsExactly("127.0.0.1:8006", "*:8010", "*:8090");
  }

  @Test
  void theOldestHaveParametersAndConnectorsOfOtherNames() {
    NetworkFixture network =
        analyse(
            server()
                .file(
                    "/usr/local/jakarta-tomcat-3.2/conf/server.xml",
                    "<Server><ContextManager>",
                    "<Connector className='org.apache.tomcat.service.PoolTcpConnector'>",
                    "<Parameter name='handler' value='x.http.HttpConnectionHandler'/>",
                    "<Parameter name='port' value='8080'/></Connector>",
                    "<Ajp12Connector port='8007'/></ContextManager></Server>"),
            "tomcat");

    assertThat(network.portLines())
        .containsExactly(
            "8007/tcp * tomcat public /usr/local/jakarta-tomcat-3.2/conf/server.xml:5",
            "8080/tcp * tomcat public primary /usr/local/jakarta-tomcat-3.2/conf/server.xml:2");
  }

  @Test
  void eachBelongsToTheServiceThatNamesItsDirectory() {
    String connector = "<Server><Connector port='%d'/></Server>";
    NetworkFixture network =
        analyse(
            server()
                .file("/opt/tomcat-a/conf/server.xml", connector.formatted(8081))
                .file("/data/app/conf/server.xml", connector.formatted(8082))
                .file("/opt/tomcat-old/conf/server.xml", connector.formatted(8083))
                .file(
                    "/etc/init.d/shop", "CATALINA_BASE=/data/app", "$CATALINA_BASE/bin/startup.sh")
                .file("/etc/init.d/tomcat", "# /opt/tomcat-old", "/opt/tomcat-a/bin/startup.sh"),
            "shop",
            "tomcat");

    assertThat(network.portLines())
        .containsExactly(
            "8081/tcp * tomcat public primary /opt/tomcat-a/conf/server.xml:1",
            "8082/tcp * shop public /data/app/conf/server.xml:1");
  }

  @Test
  void oneThatIsReachedByLinksIsReadOnce() {
    NetworkFixture network =
        analyse(
            server()
                .file("/etc/tomcat5/server.xml", "<Server><Connector port='8180'/></Server>")
                .link("/usr/share/tomcat5/conf", "/etc/tomcat5")
                .link("/var/lib/tomcat5", "/usr/share/tomcat5"),
            "tomcat5");

    assertThat(network.endpoints()).containsExactly("*:8180");
  }

  @Test
  void entitiesAreNotExpandedAndDocumentTypesNotFetched() {
    NetworkFixture network =
        analyse(
            server()
                .file(
                    MAIN,
                    "<!DOCTYPE Server SYSTEM \"http://192.0.2.1/x.dtd\" [",
                    "<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">",
                    "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">",
                    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">",
                    "<!ENTITY file SYSTEM \"file:///etc/passwd\">",
                    "]>",
                    "<Server>&c;&file;<Connector port=\"8080\"/></Server>"),
            "tomcat");

    assertThat(network.endpoints()).containsExactly("*:8080");
  }

  @Test
  void whatIsNoXmlIsAProblem() {
    assertThat(
            analyse(server().file(MAIN, "<Server>", "<Connector port='8080'>"), "tomcat")
                .problems())
        .containsExactly(MAIN + " is not well-formed XML at line 3");
    assertThat(analyse(server().file(MAIN, "<a>".repeat(200_000)), "tomcat").problems())
        .singleElement()
        .asString()
        .startsWith(MAIN + " is not well-formed XML");
    assertThat(analyse(server().file(MAIN, "\0\1\2"), "tomcat").problems()).hasSize(1);
  }

  @Test
  void applicationsAreSitesWithAPath() {
    NetworkFixture network =
        analyse(
            server()
                .file(
                    MAIN,
                    "<Server><Service><Engine name='Catalina'>",
                    "<Host name='localhost' appBase='webapps'>",
                    "  <Context path='/wiki' docBase='/data/wiki'/>",
                    "</Host>",
                    "<Host name='shop.example.com' appBase='/srv/shops'>",
                    "  <Alias>www.shop.example.com</Alias>",
                    "  <Context path='' docBase='main'/>",
                    "</Host></Engine></Service></Server>")
                .file(
                    "/opt/tomcat/conf/Catalina/localhost/admin#tool.xml",
                    "<Context docBase='../tool.war'/>")
                .file("/opt/tomcat/webapps/ROOT/index.jsp", "")
                .file("/opt/tomcat/webapps/blog/WEB-INF/web.xml", "")
                .file("/opt/tomcat/webapps/blog.war", "PK")
                .file("/opt/tomcat/webapps/packed.war", "PK")
                .file("/opt/tomcat/webapps/README.txt", ""),
            "tomcat5");

    assertThat(network.sites())
        .extracting(
            site ->
                "%s%s %s %s"
                    .formatted(
                        site.names(),
                        site.path().orElse("-"),
                        site.documentRoot().orElse("-"),
                        site.evidence().location()))
        .containsExactly(
            "[]/ /opt/tomcat/webapps/ROOT /opt/tomcat/webapps/ROOT",
            "[]/admin/tool /opt/tomcat/webapps/../tool.war"
                + " /opt/tomcat/conf/Catalina/localhost/admin#tool.xml:1",
            "[]/blog /opt/tomcat/webapps/blog /opt/tomcat/webapps/blog",
            "[]/packed /opt/tomcat/webapps/packed.war /opt/tomcat/webapps/packed.war",
            "[]/wiki /data/wiki " + MAIN + ":3",
            "[shop.example.com, www.shop.example.com]/ /srv/shops/main " + MAIN + ":7");
  }

  @Test
  void itsSettingsLieBesideADirectoryThatDebianLinksIntoEtc() {
    assertThat(
            analyse(
                    server()
                        .link("/var/lib/tomcat9/conf", "/etc/tomcat9")
                        .file(
                            "/etc/tomcat9/server.xml",
                            "<Server port='-1'><Connector port='${shop.port}'/></Server>")
                        .file("/var/lib/tomcat9/bin/setenv.sh", "JAVA_OPTS=\"-Dshop.port=8085\""),
                    "tomcat9")
                .endpoints())
        .containsExactly("*:8085");
  }
}
