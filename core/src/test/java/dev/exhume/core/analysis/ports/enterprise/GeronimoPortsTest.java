package dev.exhume.core.analysis.ports.enterprise;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class GeronimoPortsTest {
  private static final String FILE = "/opt/geronimo-2.1/var/config/config-substitutions.properties";

  private static ServerBuilder geronimo(String... lines) {
    return server().file(FILE, lines).file("/opt/geronimo-2.1/bin/geronimo.sh", "");
  }

  @Test
  void listensOnThePortsOfItsPropertiesMovedByTheirOffset() {
    assertThat(
            analyse(
                    geronimo(
                        "ServerHostname=0.0.0.0",
                        "HTTPPort=8080",
                        "# AJPPort=8009",
                        "HTTPSPort=8443",
                        "SMTPPort=25",
                        "PortOffset=10"),
                    "geronimo")
                .portLines())
        .containsExactly(
            "8090/tcp * geronimo public primary " + FILE + ":2",
            "8453/tcp * geronimo public tls " + FILE + ":4");
  }

  @Test
  void withoutPropertiesItIsAssumedToListenWhereItUsuallyDoes() {
    assertThat(analyse(server(), "geronimo").portLines())
        .containsExactly("8080/tcp * geronimo public primary assumed /etc/rc3.d/S50geronimo");
  }
}
