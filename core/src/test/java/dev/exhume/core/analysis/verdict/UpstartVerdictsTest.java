package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Verdict;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpstartVerdictsTest {
  @Test
  void theJobsThatCarryABootAreOfNoUseAndThoseOfServersAreJudgedAsTheirScriptsWere() {
    ServerBuilder server = server().file("/sbin/init", "upstart");
    for (String name :
        List.of(
            "acpid",
            "console-setup",
            "control-alt-delete",
            "dbus",
            "failsafe",
            "hostname",
            "hwclock",
            "irqbalance",
            "mountall",
            "mountall-net",
            "mounted-tmp",
            "networking",
            "network-interface",
            "plymouth",
            "plymouth-upstart-bridge",
            "procps",
            "rc",
            "rcS",
            "rc-sysinit",
            "resolvconf",
            "setvtrgb",
            "ssh",
            "tty1",
            "udev",
            "udevtrigger",
            "ufw",
            "upstart-udev-bridge",
            "ureadahead",
            "start-ttys",
            "prefdm",
            "rcS-sulogin")) {
      server.file("/etc/init/" + name + ".conf", "start on startup", "task", "exec /sbin/" + name);
    }
    for (String name : List.of("mysql", "tomcat6", "memcached", "payroll")) {
      server.file(
          "/etc/init/" + name + ".conf", "start on runlevel [2345]", "exec /usr/bin/" + name);
    }

    Verdicts verdicts =
        Machine.debian(server)
            .owned("/etc/init/memcached.conf", "memcached")
            .owned("/etc/init/mysql.conf", "mysql-server-5.5")
            .judge();

    assertThat(verdicts.of(Verdict.NEEDED))
        .containsExactlyInAnyOrder("mysql", "tomcat6", "memcached", "payroll");
    assertThat(verdicts.ruling("payroll"))
        .isEqualTo("NEEDED: no package owns /etc/init/payroll.conf: somebody wrote it");
    assertThat(verdicts.service("mysql").category()).contains("database");
  }

  @Test
  void aJobIsStartedByItsOwnCommandAsTheUserThatItNames() {
    Service app =
        Machine.debian(
                server()
                    .file("/sbin/init", "upstart")
                    .file(
                        "/etc/init/app.conf",
                        "start on runlevel [2345]",
                        "setuid app",
                        "chdir /srv/app",
                        "env PORT=3000",
                        "pre-start exec mkdir -p /var/run/app",
                        "exec /usr/bin/node 'server one.js'"))
            .judge()
            .service("app");

    assertThat(app.startCommand()).isEmpty();
    assertThat(app.foregroundCommand())
        .contains(
            List.of(
                "/bin/sh",
                "-c",
                """
                export PORT=3000
                cd /srv/app
                su -s /bin/sh -c 'exec /bin/sh -c '\\''exec mkdir -p /var/run/app'\\''' app || exit 1
                exec su -s /bin/sh -c 'exec /bin/sh -c '\\''exec /usr/bin/node '\\''\\'\\'''\\''server one.js'\\''\\'\\'''\\'''\\''' app"""));
  }

  @Test
  void aJobThatBecomesADaemonIsStartedAndLeftAlone() {
    Service daemon =
        Machine.debian(
                server()
                    .file("/sbin/init", "upstart")
                    .file(
                        "/etc/init/ntp-like.conf",
                        "start on runlevel [2345]",
                        "expect fork",
                        "exec /usr/sbin/ntp-like -p /var/run/ntp-like.pid"))
            .judge()
            .service("ntp-like");

    assertThat(daemon.startCommand())
        .containsExactly("/usr/sbin/ntp-like", "-p", "/var/run/ntp-like.pid");
    assertThat(daemon.pidFiles()).containsExactly("/var/run/ntp-like.pid");
  }

  @Test
  void aJobThatWaitsForSomethingElseThanBootingIsConditional() {
    Verdicts verdicts =
        Machine.debian(
                server()
                    .file("/sbin/init", "upstart")
                    .file("/etc/init/import.conf", "start on upload-done", "exec /opt/import")
                    .file("/etc/init/off.conf", "start on runlevel 2", "exec /opt/off", "manual"))
            .judge();

    assertThat(verdicts.ruling("import"))
        .isEqualTo("CONDITIONAL: starts only on upload-done, which booting did not bring about");
    assertThat(verdicts.ruling("off"))
        .isEqualTo(
            "UNNEEDED: did not start on the old server either: \"manual\" in /etc/init/off.conf:3");
  }
}
