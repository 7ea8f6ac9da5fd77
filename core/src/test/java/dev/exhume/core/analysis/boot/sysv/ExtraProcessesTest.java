package dev.exhume.core.analysis.boot.sysv;

import static dev.exhume.core.analysis.boot.BootedServer.redHat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootedServer;
import dev.exhume.core.profile.Boot.ExtraProcess;
import dev.exhume.core.profile.Evidence;
import org.junit.jupiter.api.Test;

class ExtraProcessesTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void whatInitKeepsRunningBesideTheTerminalsIsNamed() {
    BootPlan plan =
        booted.detect(
            redHat()
                .file(
                    "/etc/inittab",
                    "id:3:initdefault:",
                    "si::sysinit:/etc/rc.d/rc.sysinit",
                    "l3:3:wait:/etc/rc.d/rc 3",
                    "ud::once:/sbin/update",
                    "ca::ctrlaltdel:/sbin/shutdown -t3 -r now",
                    "pf::powerfail:/sbin/shutdown -f -h +2 \"Power Failure\"",
                    "1:2345:respawn:/sbin/mingetty tty1",
                    "S0:12345:respawn:+/sbin/agetty -L ttyS0 9600 vt102",
                    "x:5:respawn:/etc/X11/prefdm -nodaemon",
                    "~~:S:wait:/sbin/sulogin",
                    "sv:2345:respawn:/command/svscanboot",
                    "h1:5:respawn:/etc/init.d/init.cssd run",
                    "mq::once:/bin/sh -c 'exec /opt/mq/start: all'",
                    "mo:235:respawn:/usr/sbin/mgetty -s 38400 modem"));

    assertThat(plan.boot().extraProcesses())
        .containsExactly(
            new ExtraProcess(
                "sv", "2345", "respawn", "/command/svscanboot", Evidence.line("/etc/inittab", 11)),
            new ExtraProcess(
                "mq",
                "",
                "once",
                "/bin/sh -c 'exec /opt/mq/start: all'",
                Evidence.line("/etc/inittab", 13)));
  }
}
