package dev.exhume.core.analysis.boot.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import org.junit.jupiter.api.Test;

class HeldBackUnitsTest {
  private final SystemdServer server = new SystemdServer();

  @Test
  void aUnitThatTheAdministratorMaskedDoesNotStart() {
    server.service("app.service").wanted("app.service");
    server.server.link("/etc/systemd/system/app.service", "/dev/null");

    assertThat(server.only("app").enabled()).isFalse();
    assertThat(server.only("app").heldBack()).contains("/etc/systemd/system/app.service masks it");
  }

  @Test
  void anEmptyFileMasksAsWell() {
    server.service("app.service").wanted("app.service").own("app.service");
    server.server.bytes("/etc/systemd/system/app.service", new byte[0]);

    assertThat(server.only("app").enabled()).isFalse();
  }

  @Test
  void whatTheDistributionMaskedIsNotWorthALine() {
    server.server.link("/usr/lib/systemd/system/hwclock.service", "/dev/null");
    server.wantedBy("sysinit.target", "hwclock.service");

    assertThat(server.boot().services()).isEmpty();
  }

  @Test
  void aLinkToAUnitThatIsGoneStartsNothing() {
    server.wanted("removed.service");

    BootService removed = server.only("removed");
    assertThat(removed.enabled()).isFalse();
    assertThat(removed.script()).isEmpty();
    assertThat(removed.heldBack())
        .contains("its start link starts nothing: no file describes the unit removed.service");
  }

  @Test
  void aConditionThatFailsIsNamedWithItsLine() {
    server
        .unit(
            "ssh.service",
            "[Unit]",
            "ConditionPathExists=!/etc/ssh/sshd_not_to_be_run",
            "[Service]",
            "ExecStart=/usr/sbin/app")
        .wanted("ssh.service");
    server.server.file("/etc/ssh/sshd_not_to_be_run", "");

    assertThat(server.only("ssh").heldBack())
        .contains(
            "/usr/lib/systemd/system/ssh.service:2 says"
                + " ConditionPathExists=!/etc/ssh/sshd_not_to_be_run, which does not hold");
  }

  @Test
  void aServiceDoesNotStartWithoutWhatItRequires() {
    server
        .unit("app.service", "[Unit]", "Requires=gone.service", "Wants=other.service")
        .wanted("app.service");

    assertThat(server.only("app").heldBack())
        .contains("it requires gone.service, which is not there");
  }

  @Test
  void aProgramThatIsGoneFromWherePackagesPutProgramsCannotStart() {
    server
        .unit("app.service", "[Service]", "ExecStart=/usr/sbin/gone --daemon")
        .unit("own.service", "[Service]", "ExecStart=/opt/app/bin/gone")
        .wanted("app.service", "own.service");

    BootPlan plan = server.boot();

    assertThat(plan.services().get(0).heldBack())
        .contains("its program /usr/sbin/gone is not there");
    assertThat(plan.services().get(1).heldBack()).isEmpty();
  }
}
