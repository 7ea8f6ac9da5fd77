package dev.exhume.core.analysis.ports.remote;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SshPortsTest {
  private static final String CONFIGURATION = "/etc/ssh/sshd_config";

  @Test
  void listensOn22UnlessToldOtherwise() {
    assertThat(analyse(server().file(CONFIGURATION, "#Port 2222"), "sshd").portLines())
        .containsExactly("22/tcp * sshd public primary " + CONFIGURATION);
  }

  @Test
  void eachAddressListensOnEachPortUnlessItNamesOne() {
    assertThat(
            analyse(
                    server()
                        .file(
                            CONFIGURATION,
                            "Port 22",
                            "port=2222",
                            "ListenAddress 10.1.2.3",
                            "ListenAddress ::1",
                            "ListenAddress [fe80::1]:24",
                            "Match User backup",
                            "  Port 1"),
                    "ssh")
                .endpoints())
        .containsExactly("10.1.2.3:22", "::1:22", "fe80::1:24", "10.1.2.3:2222", "::1:2222");
  }

  @Test
  void theCommandLineGoesBeforeTheConfiguration() {
    assertThat(
            analyse(
                    server()
                        .file(CONFIGURATION, "Port 22")
                        .file("/etc/sysconfig/sshd", "OPTIONS=\"-4 -p 2022\""),
                    "sshd")
                .portLines())
        .containsExactly("2022/tcp * sshd public primary /etc/sysconfig/sshd:1");
  }
}
