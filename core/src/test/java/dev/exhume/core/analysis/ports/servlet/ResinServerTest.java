package dev.exhume.core.analysis.ports.servlet;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResinServerTest {
  @Test
  void readsItsHttpElements() {
    String main = "/usr/local/resin-3.1/conf/resin.conf";

    assertThat(
            analyse(
                    server()
                        .file(
                            main,
                            "<resin xmlns=\"http://caucho.com/ns/resin\"",
                            "       xmlns:resin=\"http://caucho.com/ns/resin/core\">",
                            "  <cluster id=\"app\"><server-default>",
                            "    <http address=\"*\" port=\"${web.port}\"/>",
                            "    <http host='127.0.0.1' port='8443'><jsse-ssl/></http>",
                            "  </server-default></cluster>",
                            "</resin>")
                        .file("/usr/local/resin-3.1/conf/resin.properties", "web.port : 8081"),
                    "resin")
                .portLines())
        .containsExactly(
            "8081/tcp * resin public primary " + main + ":4",
            "8443/tcp 127.0.0.1 resin local tls " + main + ":5");
  }

  @Test
  void runsTheApplicationsOfItsHosts() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/opt/resin/conf/resin.conf",
                            "<resin><cluster><host id='' root-directory='.'>",
                            "<web-app id='/shop' root-directory='/srv/shop'/>",
                            "<web-app-deploy path='webapps'/></host>",
                            "<host id='blog.example.com'><web-app id='/'"
                                + " document-directory='blog'/>",
                            "</host></cluster></resin>")
                        .directory("/opt/resin/webapps/ROOT")
                        .file("/opt/resin/webapps/stock.war", "PK"),
                    "resin")
                .applicationLines())
        .containsExactly(
            "/ /opt/resin/webapps/ROOT",
            "/shop /srv/shop",
            "/stock /opt/resin/webapps/stock.war",
            "/ /opt/resin/blog");
  }
}
