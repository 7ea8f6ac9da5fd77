package dev.exhume.core.analysis.boot.upstart;

import static dev.exhume.core.analysis.boot.upstart.UpstartServers.centOs6;
import static dev.exhume.core.analysis.boot.upstart.UpstartServers.fedora10;
import static dev.exhume.core.analysis.boot.upstart.UpstartServers.ubuntu;
import static dev.exhume.core.analysis.boot.upstart.UpstartServers.ubuntu804;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootedServer;
import dev.exhume.core.analysis.boot.ProcessSettings;
import dev.exhume.core.analysis.boot.ProcessSettings.Limit;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import dev.exhume.core.analysis.boot.Upkeep;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Service;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpstartBootTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void aVariableWithASecretIsReadFromItsFileWhenTheJobStarts() {
    BootService shop =
        service(
            ubuntu()
                .file(
                    "/etc/init/shop.conf",
                    "start on runlevel [2345]",
                    "env PORT=8080",
                    "env DB_PASSWORD=PLANTED",
                    "exec /opt/shop/shop"),
            "shop");

    ServiceCommand command = shop.command().orElseThrow();
    assertThat(command.environment()).containsExactly(entry("PORT", "8080"));
    assertThat(command.secrets()).containsOnlyKeys("DB_PASSWORD");
    assertThat(command.toString())
        .contains("sed -n '3{", "/etc/init/shop.conf")
        .doesNotContain("PLANTED");
  }

  @Test
  void jobsThatBootingStartsAreServicesBeforeAndAfterTheScriptsOfTheRunlevel() {
    BootPlan plan =
        booted.detect(
            ubuntu()
                .file(
                    "/etc/init/mysql.conf",
                    "start on runlevel [2345]",
                    "respawn",
                    "exec /usr/sbin/mysqld")
                .file("/etc/init/after.conf", "start on stopped rc", "exec /opt/after")
                .executable("/etc/init.d/apache2", "#!/bin/sh")
                .link("/etc/rc2.d/S91apache2", "../init.d/apache2"));

    assertThat(names(plan, true))
        .containsSubsequence("mountall", "rc-sysinit", "mysql", "apache2", "after", "tty1");
    assertThat(plan.boot().initSystem()).contains("upstart");
    assertThat(plan.boot().defaultRunlevel()).contains("2");
    assertThat(plan.boot().evidence()).contains(Evidence.line("/etc/init/rc-sysinit.conf", 3));
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void aJobIsStartedByItsCommandOnceItsPreparationRan() {
    BootService mysql =
        service(
            ubuntu()
                .file(
                    "/etc/init/mysql.conf",
                    "description     \"MySQL Server\"",
                    "start on runlevel [2345]",
                    "respawn",
                    "setuid mysql",
                    "chdir /var/lib/mysql",
                    "env HOME=\"/etc/mysql\"",
                    "pre-start script",
                    "    [ -d /var/run/mysqld ] || install -d -o mysql /var/run/mysqld",
                    "end script",
                    "exec /usr/sbin/mysqld --user=mysql # the server"),
            "mysql");

    assertThat(mysql.manager()).isEqualTo("upstart");
    assertThat(mysql.script().map(Object::toString)).contains("/etc/init/mysql.conf");
    assertThat(mysql.evidence()).isEqualTo(Evidence.line("/etc/init/mysql.conf", 2));
    assertThat(mysql.header().description()).contains("MySQL Server");
    ServiceCommand command = mysql.command().orElseThrow();
    assertThat(command.before())
        .extracting(ServiceCommand.Step::words)
        .containsExactly(
            List.of(
                "/bin/sh",
                "-e",
                "-c",
                "    [ -d /var/run/mysqld ] || install -d -o mysql /var/run/mysqld"));
    assertThat(command.start().words()).containsExactly("/usr/sbin/mysqld", "--user=mysql");
    assertThat(command.staysInForeground()).isTrue();
    assertThat(command.user()).contains("mysql");
    assertThat(command.workingDirectory()).contains("/var/lib/mysql");
    assertThat(command.environment()).containsEntry("HOME", "/etc/mysql");
  }

  @Test
  void whatAJobSetsForItsProcessesComesWithItsCommand() {
    ServerBuilder server =
        ubuntu()
            .file(
                "/etc/init/feed.conf",
                "start on filesystem",
                "umask 0027",
                "nice 5",
                "limit nofile 1024 4096",
                "limit core unlimited unlimited",
                "limit memlock 65536 65536",
                "limit nofile many more",
                "chroot /srv/jail",
                "post-start exec /opt/feed --announce",
                "exec /opt/feed");

    ProcessSettings settings = service(server, "feed").command().orElseThrow().settings();

    assertThat(settings.umask()).contains("0027");
    assertThat(settings.nice()).contains(5);
    assertThat(settings.limits())
        .containsExactly(new Limit('n', "1024", "4096"), new Limit('c', "unlimited", "unlimited"));
    assertThat(settings.directory()).contains("/srv/jail");
    assertThat(settings.after().get(0).words()).containsExactly("/opt/feed", "--announce");
  }

  @Test
  void aJobThatRespawnsComesBackAndKnowsHowItIsStopped() {
    ServerBuilder server =
        ubuntu()
            .file(
                "/etc/init/feed.conf",
                "start on filesystem",
                "respawn limit 3 60",
                "respawn",
                "kill signal INT",
                "kill timeout 30",
                "pre-stop exec /opt/feed --drain",
                "exec /opt/feed")
            .file("/etc/init/once.conf", "start on filesystem", "task", "respawn", "exec /opt/once")
            .file(
                "/etc/init/plain.conf", "start on filesystem", "respawn limit 3 60", "exec /opt/p");

    Upkeep upkeep = service(server, "feed").command().orElseThrow().settings().upkeep();

    assertThat(upkeep.restart())
        .contains(
            new Service.Restart(
                "respawn", 0, Optional.of(3), Evidence.line("/etc/init/feed.conf", 3)));
    assertThat(upkeep.signal()).contains("INT");
    assertThat(upkeep.stop()).containsExactly(Step.of(List.of("/opt/feed", "--drain")));
    for (String mortal : List.of("once", "plain")) {
      assertThat(service(server, mortal).command().orElseThrow().settings().upkeep())
          .isEqualTo(Upkeep.NONE);
    }
  }

  @Test
  void aJobThatOnlyPreparesIsStoppedByWhatRunsAfterIt() {
    ServerBuilder server =
        ubuntu()
            .file(
                "/etc/init/feed.conf",
                "start on filesystem",
                "pre-start exec /opt/feed start",
                "post-stop exec /opt/feed stop");

    assertThat(service(server, "feed").command().orElseThrow().settings().upkeep().stop())
        .containsExactly(Step.of(List.of("/opt/feed", "stop")));
  }

  @Test
  void aJobThatSetsNothingHasNoSettings() {
    ServerBuilder server =
        ubuntu().file("/etc/init/feed.conf", "start on filesystem", "exec /opt/feed");

    assertThat(service(server, "feed").command().orElseThrow().settings())
        .isEqualTo(ProcessSettings.NONE);
  }

  @Test
  void whatExpectsAForkBecomesADaemon() {
    ServerBuilder server =
        ubuntu()
            .file(
                "/etc/init/rsyslog.conf",
                "start on filesystem",
                "expect fork",
                "script",
                "    . /etc/default/rsyslog",
                "    exec rsyslogd $RSYSLOGD_OPTIONS",
                "end script");

    ServiceCommand command = service(server, "rsyslog").command().orElseThrow();

    assertThat(command.staysInForeground()).isFalse();
    assertThat(command.start().words())
        .containsExactly(
            "/bin/sh",
            "-e",
            "-c",
            "    . /etc/default/rsyslog\n    exec rsyslogd $RSYSLOGD_OPTIONS");
  }

  @Test
  void aPasswordOnACommandLineStaysInItsFile() {
    ServerBuilder server =
        ubuntu()
            .file(
                "/etc/init/feed.conf",
                "start on filesystem",
                "exec /opt/feed --password=hunter2 -v")
            .file(
                "/etc/init/pull.conf",
                "start on filesystem",
                "script",
                "  export TOKEN=hunter2",
                "  /opt/pull",
                "end script");

    assertThat(service(server, "feed").command().orElseThrow().start().words())
        .containsExactly(
            "/bin/sh", "-c", "eval \"exec $(sed -n '2p' '/etc/init/feed.conf' | cut -c 6-)\"");
    assertThat(service(server, "pull").command().orElseThrow().start().words())
        .containsExactly("/bin/sh", "-e", "-c", "eval \"$(sed -n '3,4p' '/etc/init/pull.conf')\"");
  }

  @Test
  void anOverrideFileChangesWhatTheJobSays() {
    ServerBuilder server =
        ubuntu()
            .file("/etc/init/mysql.conf", "start on runlevel [2345]", "exec /usr/sbin/mysqld")
            .file("/etc/init/mysql.override", "# off", "manual")
            .file("/etc/init/app.conf", "exec /opt/app")
            .file("/etc/init/app.override", "start on started mysql or runlevel 2")
            .file("/etc/init/both.conf", "manual", "start on runlevel [2345]", "exec /opt/both");

    BootService mysql = service(server, "mysql");
    assertThat(mysql.enabled()).isFalse();
    assertThat(mysql.heldBack()).contains("\"manual\" in /etc/init/mysql.override:2");
    assertThat(service(server, "app").enabled()).isTrue();
    assertThat(service(server, "both").enabled()).isTrue();
  }

  @Test
  void conditionsOfEventsAreWorkedOutThroughOtherJobs() {
    ServerBuilder server =
        ubuntu()
            .file("/etc/init/a.conf", "start on (filesystem and net-device-up IFACE!=lo)")
            .file("/etc/init/b.conf", "start on starting a", "task", "exec /opt/b")
            .file("/etc/init/c.conf", "start on stopped b RESULT=ok", "exec /opt/c")
            .file(
                "/etc/init/d.conf",
                "start on (started c",
                "  and (started b or never))",
                "exec /opt/d")
            .file("/etc/init/net/e.conf", "start on local-filesystems", "exec /opt/e")
            .file("/etc/init/f.conf", "start on runlevel [!2345]", "exec /opt/f")
            .file(
                "/etc/init/g.conf", "start on started f or net-device-up IFACE=eth7", "exec /opt/g")
            .file("/etc/init/h.conf", "start on started c and never", "exec /opt/h");

    BootPlan plan = booted.detect(server);

    assertThat(names(plan, true)).contains("a", "b", "c", "d", "net/e");
    assertThat(names(plan, false)).containsExactly("f", "g", "h");
    assertThat(service(server, "g").trigger()).contains("on started f or net-device-up IFACE=eth7");
  }

  @Test
  void aJobThatAnotherJobsScriptStartsIsStarted() {
    ServerBuilder server =
        ubuntu()
            .file(
                "/etc/init/workers.conf",
                "start on runlevel [2345]",
                "task",
                "script",
                "  for n in 1 2; do start worker N=$n; done",
                "end script")
            .file("/etc/init/worker.conf", "instance $N", "exec /opt/worker $N")
            .file("/etc/init/tool.conf", "exec /opt/tool");

    assertThat(service(server, "worker").enabled()).isTrue();
    assertThat(service(server, "tool").heldBack()).contains("nothing but a command starts it");
  }

  @Test
  void aScriptThatOnlyStandsForAJobIsNoServiceOfItsOwn() {
    BootPlan plan =
        booted.detect(
            ubuntu()
                .file("/lib/init/upstart-job", "#!/bin/sh")
                .file("/etc/init/cron.conf", "start on runlevel [2345]", "exec cron")
                .link("/etc/init.d/cron", "/lib/init/upstart-job")
                .link("/etc/rc2.d/S89cron", "../init.d/cron")
                .link("/etc/init.d/gone", "/lib/init/upstart-job")
                .link("/etc/rc2.d/S90gone", "../init.d/gone")
                .executable("/etc/init.d/ssh", "#!/bin/sh")
                .link("/etc/rc2.d/S20ssh", "../init.d/ssh"));

    assertThat(plan.services())
        .filteredOn(service -> List.of("cron", "gone", "ssh").contains(service.name()))
        .extracting(service -> service.name() + " " + service.manager())
        .containsExactly("cron upstart", "ssh sysv");
  }

  @Test
  void centOs6StartsItsServicesByLinksAndTerminalsByJobs() {
    BootPlan plan = booted.detect(centOs6());

    assertThat(names(plan, true)).containsExactly("rcS", "rc", "crond", "start-ttys", "tty");
    assertThat(names(plan, false)).containsExactly("prefdm");
    assertThat(plan.boot().evidence()).contains(Evidence.line("/etc/inittab", 2));
  }

  @Test
  void theFirstUpstartTookAnyOfSeveralConditions() {
    BootPlan plan = booted.detect(ubuntu804());

    assertThat(names(plan, true)).containsExactly("rcS", "rc-default", "rc2", "apache2", "tty1");
    assertThat(plan.boot().defaultRunlevel()).contains("2");
    assertThat(plan.boot().evidence()).contains(Evidence.line("/etc/event.d/rc-default", 4));
  }

  @Test
  void fedora10FollowsTheRunlevelOfItsInittab() {
    BootPlan plan = booted.detect(fedora10());

    assertThat(names(plan, true)).containsExactly("rcS", "rc5", "httpd", "prefdm", "tty1");
    ServiceCommand terminal = service(fedora10(), "tty1").command().orElseThrow();
    assertThat(terminal.start().words()).containsExactly("/sbin/mingetty", "tty1");
    assertThat(terminal.staysInForeground()).isTrue();
  }

  @Test
  void aSettingInEtcDefaultThatTheJobAsksForHoldsItBack() {
    BootService service =
        service(
            ubuntu()
                .file(
                    "/etc/init/tftpd-hpa.conf",
                    "start on runlevel [2345]",
                    "pre-start script",
                    "  . /etc/default/tftpd-hpa",
                    "  [ \"$RUN_DAEMON\" = \"yes\" ] || { stop; exit 0; }",
                    "end script",
                    "exec /usr/sbin/in.tftpd")
                .file("/etc/default/tftpd-hpa", "RUN_DAEMON=\"no\""),
            "tftpd-hpa");

    assertThat(service.enabled()).isFalse();
    assertThat(service.heldBack()).contains("/etc/default/tftpd-hpa:1 says RUN_DAEMON=no");
  }

  @Test
  void aConditionThatNobodyCouldReadIsNotMet() {
    ServerBuilder server =
        ubuntu()
            .file("/etc/init/a.conf", "start on ((((", "exec /opt/a")
            .file("/etc/init/b.conf", "start on " + "(x and ".repeat(3000), "exec /opt/b")
            .file("/etc/init/c.conf", "script", "no end of it");

    assertThat(names(booted.detect(server), false)).contains("a", "b", "c");
  }

  private BootService service(ServerBuilder server, String name) {
    return booted.detect(server).services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no service " + name));
  }

  private static List<String> names(BootPlan plan, boolean enabled) {
    return plan.services().stream()
        .filter(service -> service.enabled() == enabled)
        .map(BootService::name)
        .toList();
  }
}
