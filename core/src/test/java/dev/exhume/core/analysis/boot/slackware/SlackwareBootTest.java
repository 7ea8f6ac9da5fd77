package dev.exhume.core.analysis.boot.slackware;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootedServer;
import dev.exhume.core.profile.Evidence;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

class SlackwareBootTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void whatMayBeExecutedAndIsCalledStartsInTheOrderOfTheCalls() {
    BootPlan plan =
        booted.detect(
            slackware()
                .executable("/etc/rc.d/rc.httpd", "#!/bin/sh")
                .executable("/etc/rc.d/rc.syslog", "#!/bin/sh")
                .executable("/etc/rc.d/rc.sshd", "#!/bin/sh")
                .executable("/etc/rc.d/rc.nobody", "#!/bin/sh")
                .file("/etc/rc.d/rc.mysqld", "#!/bin/sh")
                .executable("/etc/rc.d/rc.local", "#!/bin/sh", "/opt/app/start"));

    assertThat(BootedServer.names(plan))
        .containsExactly("syslog", "inet2", "sshd", "crond", "httpd", "local", "start");
    assertThat(plan.services().subList(0, 6))
        .extracting(BootService::manager)
        .containsOnly("slackware");
    assertThat(plan.services().get(6).manager()).isEqualTo("rc.local");
    assertThat(plan.services().get(4).evidence()).isEqualTo(Evidence.line("/etc/rc.d/rc.M", 14));
    assertThat(plan.services().get(4).scriptName()).isEqualTo("rc.httpd");
    assertThat(plan.boot().defaultRunlevel()).contains("3");
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void aDaemonThatTheBootScriptStartsItselfIsStartedByItsCommand() {
    BootService crond =
        booted.detect(slackware()).services().stream()
            .filter(service -> service.name().equals("crond"))
            .findFirst()
            .orElseThrow();

    assertThat(crond.command().orElseThrow().start().words())
        .containsExactly("/usr/sbin/crond", "-l10");
    assertThat(crond.evidence()).isEqualTo(Evidence.line("/etc/rc.d/rc.M", 11));
  }

  @Test
  void linksOfSystemVStartAfterwards() {
    BootPlan plan =
        booted.detect(
            slackware()
                .executable("/etc/rc.d/init.d/vendor", "#!/bin/sh")
                .link("/etc/rc.d/rc3.d/S90vendor", "../init.d/vendor"));

    assertThat(BootedServer.names(plan)).containsExactly("inet2", "crond", "vendor");
  }

  private static ServerBuilder slackware() {
    return server()
        .file("/etc/slackware-version", "Slackware 12.2.0")
        .file("/etc/inittab", "id:3:initdefault:", "rc:2345:wait:/etc/rc.d/rc.M")
        .file("/usr/sbin/crond", "")
        .executable("/etc/rc.d/rc.S", "#!/bin/sh", "# /etc/rc.d/rc.nobody")
        .executable(
            "/etc/rc.d/rc.M",
            "#!/bin/sh",
            "if [ -x /etc/rc.d/rc.syslog -a -x /usr/sbin/syslogd -a ! -d /var/run ]; then",
            "  . /etc/rc.d/rc.syslog start",
            "fi",
            "# Start networking daemons:",
            "if [ -x /etc/rc.d/rc.inet2 ]; then",
            "  . /etc/rc.d/rc.inet2",
            "fi",
            "# Start crond:",
            "if [ -x /usr/sbin/crond ]; then",
            "  /usr/sbin/crond -l10 >>/var/log/cron 2>&1",
            "fi",
            "if [ -x /etc/rc.d/rc.httpd ]; then",
            "  . /etc/rc.d/rc.httpd start",
            "fi",
            "if [ -x /etc/rc.d/rc.mysqld ]; then",
            "  . /etc/rc.d/rc.mysqld start",
            "fi",
            "if [ -x /etc/rc.d/rc.local ]; then",
            "  . /etc/rc.d/rc.local",
            "fi")
        .executable(
            "/etc/rc.d/rc.inet2",
            "#!/bin/sh",
            "if [ -x /etc/rc.d/rc.sshd ]; then",
            "  echo \"Starting OpenSSH SSH daemon:  /usr/sbin/sshd\"",
            "  /etc/rc.d/rc.sshd start",
            "fi");
  }
}
