package dev.exhume.core.analysis.ports.servlet;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.ports.NetworkFixture;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class WildflyServerTest {
  private static final String HOME = "/opt/jboss-as-7.1.1";
  private static final String MAIN = HOME + "/standalone/configuration/standalone.xml";

  private static ServerBuilder jboss() {
    return server()
        .file(HOME + "/bin/standalone.sh", "")
        .file(
            MAIN,
            "<server xmlns='urn:jboss:domain:1.2'>",
            "<management><management-interfaces><native-interface>",
            "<socket-binding native='management-native'/></native-interface>",
            "</management-interfaces></management>",
            "<profile><subsystem><connector name='http' socket-binding='http'/></subsystem>",
            "<recovery-environment socket-binding='txn-recovery-environment'/></profile>",
            "<interfaces>",
            "<interface name='public'><inet-address"
                + " value='${jboss.bind.address:127.0.0.1}'/></interface>",
            "<interface name='management'><inet-address value='127.0.0.1'/></interface>",
            "</interfaces>",
            "<socket-binding-group default-interface='public'",
            "    port-offset='${jboss.socket.binding.port-offset:0}'>",
            "<socket-binding name='management-native' interface='management' port='9999'/>",
            "<socket-binding name='ajp' port='8009'/>",
            "<socket-binding name='http' port='8080'/>",
            "<socket-binding name='txn-recovery-environment' port='4712'/>",
            "</socket-binding-group></server>");
  }

  @Test
  void listensOnTheBindingsThatSomethingUses() {
    assertThat(analyse(jboss(), "jboss-as").portLines())
        .containsExactly(
            "8080/tcp 127.0.0.1 jboss-as local " + MAIN + ":15",
            "9999/tcp 127.0.0.1 jboss-as local " + MAIN + ":13");
  }

  @Test
  void theStartScriptSaysWhereToListen() {
    NetworkFixture network =
        analyse(
            jboss()
                .file(
                    "/etc/init.d/jboss-as",
                    HOME + "/bin/standalone.sh -b 0.0.0.0 -Djboss.socket.binding.port-offset=100"),
            "jboss-as");

    assertThat(network.endpoints()).containsExactly("*:8180", "127.0.0.1:10099");
  }

  @Test
  void theStartScriptSaysWhichConfigurationCounts() {
    assertThat(
            analyse(
                    jboss()
                        .file(
                            HOME + "/standalone/configuration/other.xml",
                            "<server><x><http-listener socket-binding='web'/></x>",
                            "<socket-binding-group><socket-binding name='web' port='81'/>",
                            "</socket-binding-group></server>")
                        .file("/etc/init.d/wildfly", HOME + "/bin/standalone.sh -c other.xml"),
                    "wildfly")
                .endpoints())
        .containsExactly("*:81");
  }

  @Test
  void applicationsThatWereNotTakenBackAreSites() {
    assertThat(
            analyse(
                    jboss()
                        .file(HOME + "/standalone/deployments/shop.war", "PK")
                        .file(HOME + "/standalone/deployments/shop.war.deployed", "")
                        .file(HOME + "/standalone/deployments/old.war", "PK")
                        .file(HOME + "/standalone/deployments/old.war.undeployed", ""),
                    "jboss-as")
                .sites())
        .extracting(site -> site.path().orElse("-") + " " + site.documentRoot().orElse("-"))
        .containsExactly("/shop " + HOME + "/standalone/deployments/shop.war");
  }

  @Test
  void applicationsThatWereHandedOverLieUnderTheirDigests() {
    assertThat(
            analyse(
                    server()
                        .file(HOME + "/bin/standalone.sh", "")
                        .file(
                            MAIN,
                            "<server><deployments>",
                            "<deployment name='shop.war' runtime-name='store.war'>",
                            "<content"
                                + " sha1='0123456789abcdef0123456789abcdef01234567'/></deployment>",
                            "<deployment name='x.war'><content sha1='../../../etc'/></deployment>",
                            "<deployment name='off.war' enabled='false'>",
                            "<content"
                                + " sha1='0123456789abcdef0123456789abcdef01234567'/></deployment>",
                            "</deployments></server>"),
                    "jboss-as")
                .applicationLines())
        .containsExactly(
            "/store "
                + HOME
                + "/standalone/data/content/01/23456789abcdef0123456789abcdef01234567/content");
  }
}
