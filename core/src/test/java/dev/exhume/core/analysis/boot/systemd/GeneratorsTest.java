package dev.exhume.core.analysis.boot.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GeneratorsTest {
  private final SystemdServer server = new SystemdServer();

  @Test
  void localCommandsStartIfTheirScriptMayBeExecuted() {
    server.unit("rc-local.service", "[Service]", "ExecStart=/etc/rc.local start");

    assertThat(server.started()).isEmpty();

    server.server.executable("/etc/rc.local", "#!/bin/sh", "/opt/start");

    assertThat(server.started()).containsExactly("rc-local");
  }

  @Test
  void localCommandsThatMayNotBeExecutedAreToldWithTheConditionThatKeptThemFromStarting() {
    server.unit(
        "rc-local.service",
        "[Unit]",
        "ConditionFileIsExecutable=/etc/rc.d/rc.local",
        "[Service]",
        "ExecStart=/etc/rc.d/rc.local start");
    server.server.file("/etc/rc.d/rc.local", "#!/bin/sh", "touch /var/lock/subsys/local");

    assertThat(server.boot().services()).isEmpty();

    server.server.file("/etc/rc.d/rc.local", "#!/bin/sh", "/opt/start");

    assertThat(server.only("rc-local").heldBack().orElseThrow())
        .contains("ConditionFileIsExecutable=/etc/rc.d/rc.local", "does not hold");
  }

  @Test
  void eachClusterOfPostgresqlThatIsNotSwitchedOffIsAService() {
    server
        .service("postgresql.service")
        .service("postgresql@.service")
        .wanted("postgresql.service");
    server
        .server
        .file("/usr/lib/systemd/system-generators/postgresql-generator", "")
        .file("/etc/postgresql/15/main/postgresql.conf", "port = 5432")
        .file("/etc/postgresql/15/main/start.conf", "# comment", "auto")
        .file("/etc/postgresql/13/old/postgresql.conf", "port = 5433")
        .file("/etc/postgresql/13/old/start.conf", "manual");

    assertThat(server.started()).containsExactly("postgresql", "postgresql@15-main");
  }

  @Test
  void eachTunnelThatIsListedIsAService() {
    server.service("openvpn.service").service("openvpn@.service").wanted("openvpn.service");
    server
        .server
        .file("/lib/systemd/system-generators/openvpn-generator", "")
        .file("/etc/openvpn/office.conf", "remote vpn.example.com")
        .file("/etc/openvpn/home.conf", "remote home.example.com")
        .file("/etc/default/openvpn", "AUTOSTART=\"office\"");

    assertThat(server.started()).containsExactly("openvpn", "openvpn@office");
  }

  @Test
  void withoutTheGeneratorNothingIsGenerated() {
    server.service("openvpn.service").service("openvpn@.service").wanted("openvpn.service");
    server.server.file("/etc/openvpn/office.conf", "remote vpn.example.com");

    assertThat(server.started()).containsExactly("openvpn");
  }
}
