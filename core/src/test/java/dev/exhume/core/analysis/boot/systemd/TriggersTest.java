package dev.exhume.core.analysis.boot.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootSocket;
import dev.exhume.core.analysis.boot.BootTimer;
import dev.exhume.core.profile.Evidence;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriggersTest {
  private final SystemdServer server = new SystemdServer();

  @Test
  void aSocketStartsItsServiceOnDemandAndItsPortsAreKnown() {
    server
        .unit(
            "cockpit.socket",
            "[Socket]",
            "ListenStream=9090",
            "ListenDatagram=127.0.0.1:9091",
            "ListenStream=/run/cockpit.sock",
            "ListenStream=@cockpit")
        .service("cockpit.service")
        .wantedBy("sockets.target", "cockpit.socket");

    assertThat(server.boot().services())
        .extracting(BootService::name, BootService::trigger, BootService::enabled)
        .containsExactly(tuple("cockpit", Optional.of("cockpit.socket"), true));
    assertThat(server.boot().sockets())
        .containsExactly(
            new BootSocket(
                "127.0.0.1:9091",
                "udp",
                "cockpit",
                Evidence.line("/usr/lib/systemd/system/cockpit.socket", 3)),
            new BootSocket(
                "9090",
                "tcp",
                "cockpit",
                Evidence.line("/usr/lib/systemd/system/cockpit.socket", 2)));
  }

  @Test
  void aServiceThatStartsAnywayHasNoTrigger() {
    server
        .unit("app.socket", "[Socket]", "ListenStream=80")
        .service("app.service")
        .wantedBy("sockets.target", "app.socket")
        .wanted("app.service");

    assertThat(server.boot().services())
        .extracting(BootService::trigger)
        .containsExactly(Optional.empty());
  }

  @Test
  void aServiceForEachConnectionCannotBeStartedByItself() {
    server
        .unit("tftp.socket", "[Socket]", "ListenStream=23", "Accept=yes")
        .service("tftp@.service")
        .wantedBy("sockets.target", "tftp.socket");

    assertThat(server.only("tftp").trigger()).contains("tftp.socket");
    assertThat(server.only("tftp").command()).isEmpty();
  }

  @Test
  void anEmptyListenDropsThePortsOfThePackage() {
    server
        .unit("ssh.socket", "[Socket]", "ListenStream=22")
        .service("ssh.service")
        .own("ssh.socket.d/port.conf", "[Socket]", "ListenStream=", "ListenStream=2222")
        .wantedBy("sockets.target", "ssh.socket");

    assertThat(server.boot().sockets()).extracting(BootSocket::listen).containsExactly("2222");
  }

  @Test
  void aTimerIsAJobWithItsScheduleUserAndCommand() {
    server
        .unit("backup.timer", "[Timer]", "OnCalendar=*-*-* 03:00", "OnBootSec=15min")
        .service("backup.service", "User=backup")
        .wantedBy("timers.target", "backup.timer");

    assertThat(server.boot().timers())
        .containsExactly(
            new BootTimer(
                "*-*-* 03:00, OnBootSec=15min",
                "backup",
                "/usr/sbin/app",
                Optional.empty(),
                Evidence.line("/usr/lib/systemd/system/backup.timer", 2)));
    assertThat(server.boot().services()).isEmpty();
  }

  @Test
  void aTimerMayStartAUnitOfAnotherName() {
    server
        .unit("nightly.timer", "[Timer]", "OnCalendar=daily", "Unit=backup.service")
        .service("backup.service")
        .wantedBy("timers.target", "nightly.timer");

    assertThat(server.boot().timers())
        .extracting(BootTimer::command)
        .containsExactly("/usr/sbin/app");
  }
}
