package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class QueueRulesTest {
  @Test
  void atIsNeededForWhatWaitsInItsQueue() {
    ServerBuilder server =
        server().file("/var/spool/at/a0000101432a36", "#!/bin/sh", "}", "/root/late");

    assertThat(Machine.redHat(server).packaged("S95atd").judge().ruling("atd"))
        .isEqualTo("NEEDED: 1 job in its queue: \"/root/late\"");
  }

  @Test
  void atIsUnneededWithoutAQueue() {
    assertThat(Machine.redHat(server()).packaged("S95atd").judge().ruling("atd"))
        .isEqualTo("UNNEEDED: no job waits in its queue");
  }

  @Test
  void anacronMayBeNeededForJobsOfItsOwnTable() {
    ServerBuilder server = server().file("/etc/anacrontab", "7 10 reindex /opt/app/reindex");

    assertThat(Machine.redHat(server).packaged("S95anacron").judge().ruling("anacron"))
        .startsWith("CONDITIONAL: 1 job in /etc/anacrontab that no package owns")
        .contains("\"/opt/app/reindex\"");
  }
}
