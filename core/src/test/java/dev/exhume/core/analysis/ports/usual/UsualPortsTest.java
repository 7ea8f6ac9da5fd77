package dev.exhume.core.analysis.ports.usual;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsualPortsTest {
  @Test
  void aDaemonWhoseConfigurationNobodyReadsIsAssumedToListenWhereItUsuallyDoes() {
    assertThat(analyse(server(), "jboss").portLines())
        .containsExactly("8080/tcp * jboss public primary assumed /etc/rc3.d/S50jboss");
  }

  @Test
  void nothingIsAssumedOfADaemonThatIsToldItsPort() {
    assertThat(
            analyse(
                    server().file("/etc/init.d/svnserve", "svnserve -d --listen-port=3691"),
                    "svnserve")
                .portLines())
        .containsExactly("3691/tcp * svnserve public primary /etc/init.d/svnserve:1");
  }

  @Test
  void nothingIsAssumedOfADaemonWhoseConfigurationOpensNoPort() {
    assertThat(analyse(server().file("/etc/redis.conf", "port 0"), "redis").ports()).isEmpty();
    assertThat(analyse(server(), "heater").ports()).isEmpty();
  }
}
