package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalCommandsTest {
  @Test
  void areNeededForTheirCommandsAndQuoteThem() {
    Verdicts verdicts =
        Machine.redHat(
                server()
                    .executable(
                        "/etc/rc.d/rc.local",
                        "#!/bin/sh",
                        "touch /var/lock/subsys/local",
                        "/opt/app/start &")
                    .link("/etc/rc.d/rc3.d/S99local", "../rc.local"))
            .owned("/etc/rc.d/rc.local", "initscripts")
            .packaged("S85httpd")
            .judge();

    assertThat(verdicts.ruling("local"))
        .isEqualTo("NEEDED: runs what the administrator put there: \"/opt/app/start &\"");
    assertThat(verdicts.service("local").pidFiles()).isEmpty();
    assertThat(verdicts.service("local").startCommand()).containsExactly("/etc/rc.d/rc.local");
  }
}
