package dev.exhume.core.analysis.boot.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.exhume.core.analysis.boot.BootService;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SystemVScriptsTest {
  private final SystemdServer server = new SystemdServer();

  @Test
  void aScriptWithoutAUnitStartsByItsLink() {
    script("xinetd");

    assertThat(server.boot().services())
        .extracting(BootService::name, BootService::manager, BootService::startOrder)
        .containsExactly(tuple("xinetd", "sysv", Optional.of(20)));
    assertThat(server.only("xinetd").command()).isEmpty();
  }

  @Test
  void aUnitOfTheSameNameTakesThePlaceOfTheScript() {
    script("ssh");
    server.service("ssh.service").wanted("ssh.service");
    script("rsync");
    server.service("rsync.service");
    script("hwclock.sh");
    server.server.link("/usr/lib/systemd/system/hwclock.service", "/dev/null");

    assertThat(server.boot().services())
        .extracting(BootService::name, BootService::manager)
        .containsExactly(tuple("ssh", "systemd"));
  }

  @Test
  void aScriptComesAfterWhatItsHeaderRequires() {
    script("app", "# Required-Start: zdb $network");
    server.service("zdb.service").wanted("zdb.service");

    assertThat(server.started()).containsExactly("zdb", "app");
  }

  @Test
  void theLinkOfRunlevelThreeIsWhatPeopleMeanByTheTargetOfManyUsers() {
    server
        .server
        .executable("/etc/init.d/app", "#!/bin/sh")
        .link("/etc/rc2.d/S20app", "../init.d/app")
        .link("/etc/rc3.d/S20app", "../init.d/app")
        .link("/etc/rc5.d/S20app", "../init.d/app");

    assertThat(server.only("app").evidence().path()).isEqualTo("/etc/rc3.d/S20app");
  }

  @Test
  void runlevelFiveBelongsToTheGraphicalTargetOnly() {
    server
        .server
        .executable("/etc/init.d/gui", "#!/bin/sh")
        .link("/etc/rc5.d/S20gui", "../init.d/gui");

    assertThat(server.boot().services()).isEmpty();
  }

  private void script(String name, String... header) {
    String[] lines = new String[header.length + 3];
    lines[0] = "#!/bin/sh";
    lines[1] = "### BEGIN INIT INFO";
    System.arraycopy(header, 0, lines, 2, header.length);
    lines[lines.length - 1] = "### END INIT INFO";
    server
        .server
        .executable("/etc/init.d/" + name, lines)
        .link("/etc/rc2.d/S20" + name, "../init.d/" + name);
  }
}
