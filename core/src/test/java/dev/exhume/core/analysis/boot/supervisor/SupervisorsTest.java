package dev.exhume.core.analysis.boot.supervisor;

import static dev.exhume.core.analysis.boot.BootedServer.redHat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootedServer;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.profile.Evidence;
import dev.exhume.testdata.ServerBuilder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SupervisorsTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void whatInitRunsItselfIsAService() {
    List<BootService> services =
        started(
            redHat()
                .file(
                    "/etc/inittab",
                    "id:3:initdefault:",
                    "1:2345:respawn:/sbin/mingetty tty1",
                    "sv:2345:respawn:/command/svscanboot",
                    "mq:3:once:/bin/su - mq -c 'exec /opt/mq/start all'",
                    "ap:3:respawn:/opt/app/run --password=hunter2"));

    assertThat(services)
        .extracting(service -> service.name() + " " + service.evidence().location())
        .containsExactly("svscanboot /etc/inittab:3", "start /etc/inittab:4", "run /etc/inittab:5");
    assertThat(services).extracting(BootService::manager).containsOnly("inittab");
    assertThat(
            booted
                .detect(
                    redHat().file("/etc/inittab", "a:3:respawn:/opt/app/run --password=hunter2 -v"))
                .boot()
                .extraProcesses()
                .get(0)
                .command())
        .isEqualTo("/opt/app/run --password=*** -v");
  }

  @Test
  void daemontoolsRunsTheDirectoriesThatNoFileHoldsBack() {
    List<BootService> services =
        started(
            redHat()
                .executable(
                    "/var/qmail/supervise/qmail-send/run", "#!/bin/sh", "exec /var/qmail/rc")
                .link("/service/qmail-send", "/var/qmail/supervise/qmail-send")
                .executable("/service/dnscache/run", "#!/bin/sh")
                .file("/service/dnscache/down")
                .directory("/service/empty")
                .executable("/service/.hidden/run", "#!/bin/sh"));

    assertThat(services)
        .extracting(service -> service.name() + " " + service.manager() + " " + service.enabled())
        .containsExactly("dnscache daemontools false", "qmail-send daemontools true");
    assertThat(services.get(0).heldBack()).contains("there is a file /service/dnscache/down");
    ServiceCommand command = services.get(1).command().orElseThrow();
    assertThat(command.start().words()).containsExactly("/service/qmail-send/run");
    assertThat(command.workingDirectory()).contains("/service/qmail-send");
    assertThat(command.staysInForeground()).isTrue();
  }

  @Test
  void runitIsKnownByItsOwnDirectoryAndEachServiceCountsOnce() {
    List<BootService> services =
        started(
            redHat()
                .executable("/etc/sv/web/run", "#!/bin/sh")
                .link("/etc/runit/runsvdir/default/web", "/etc/sv/web")
                .link("/etc/service", "runit/runsvdir/default")
                .link("/var/service", "/etc/service"));

    assertThat(services)
        .extracting(service -> service.name() + " " + service.manager())
        .containsExactly("web runit");
  }

  @Test
  void supervisordRunsThePrograms() {
    List<BootService> services =
        started(
            redHat("S90supervisord")
                .file(
                    "/etc/supervisord.conf",
                    "[supervisord]",
                    "logfile=/var/log/supervisord.log ; main log",
                    "[program:web]",
                    "command=/srv/web/bin/gunicorn -b",
                    "  0.0.0.0:8000 app ; the port",
                    "user = web",
                    "directory=/srv/web",
                    ";[program:old]",
                    "[include]",
                    "files = supervisor.d/*.conf /etc/more/one.ini")
                .file(
                    "/etc/supervisor.d/a.conf",
                    "[program:worker]",
                    "command=/srv/web/worker --token=hunter2",
                    "autostart=false")
                .file("/etc/more/one.ini", "[eventlistener:mail]", "command=crashmail"));

    assertThat(services)
        .extracting(service -> service.name() + " " + service.enabled())
        .containsExactly("supervisord true", "web true", "worker false", "mail true");
    BootService web = services.get(1);
    assertThat(web.evidence()).isEqualTo(Evidence.line("/etc/supervisord.conf", 3));
    ServiceCommand command = web.command().orElseThrow();
    assertThat(command.start().words())
        .containsExactly("/srv/web/bin/gunicorn", "-b", "0.0.0.0:8000", "app");
    assertThat(command.user()).contains("web");
    assertThat(command.workingDirectory()).contains("/srv/web");
    assertThat(services.get(2).heldBack()).contains("autostart=false in /etc/supervisor.d/a.conf");
    assertThat(services.get(2).command().orElseThrow().start().words().toString())
        .doesNotContain("hunter2");
  }

  @Test
  void whatASupervisorWouldRunThatDoesNotStartItselfDoesNotRunEither() {
    List<BootService> services =
        started(
            redHat()
                .executable("/etc/rc.d/init.d/supervisord", "#!/bin/sh")
                .file("/etc/supervisord.conf", "[program:web]", "command=/srv/web/run"));

    assertThat(services)
        .extracting(service -> service.heldBack().orElse(""))
        .containsExactly("supervisord, which would start it, does not start");
  }

  @Test
  void monitStartsWhatNothingElseDoes() {
    List<BootService> services =
        started(
            redHat("S80monit", "S85httpd")
                .file(
                    "/etc/monit.conf",
                    "set daemon 120",
                    "include /etc/monit.d/*",
                    "check process httpd with pidfile /var/run/httpd.pid",
                    "  start program = \"/etc/init.d/httpd start\"",
                    "check system localhost",
                    "  if loadavg (1min) > 4 then alert")
                .file(
                    "/etc/monit.d/feeder",
                    "check process feeder",
                    "  with pidfile \"/var/run/feeder.pid\"",
                    "  start = \"/opt/feeder -d\" with timeout 60 seconds",
                    "  stop = \"/opt/feeder -k\""));

    assertThat(BootedServer.names(booted.detect(redHat("S80monit")))).containsExactly("monit");
    assertThat(services).extracting(BootService::name).containsExactly("monit", "httpd", "feeder");
    BootService feeder = services.get(2);
    assertThat(feeder.header().pidFiles()).containsExactly("/var/run/feeder.pid");
    assertThat(feeder.command().orElseThrow().start().words()).containsExactly("/opt/feeder", "-d");
  }

  @Test
  @Timeout(60)
  void monitsFilesMayIncludeThemselvesManyTimes() {
    String[] lines = new String[500];
    Arrays.fill(lines, "include /etc/monit.d/*");
    lines[0] = "check process feeder";
    lines[1] = "  start = \"/opt/feeder\"";
    ServerBuilder server = redHat("S80monit").file("/etc/monit.conf", "include /etc/monit.d/*");
    for (int i = 0; i < 20; i++) {
      server.file("/etc/monit.d/" + i, lines);
    }

    assertThat(started(server)).extracting(BootService::name).containsExactly("monit", "feeder");
  }

  @Test
  void aClusterStartsScriptsThatBootingDoesNot() {
    List<BootService> services =
        started(
            redHat("S75heartbeat")
                .file(
                    "/etc/ha.d/haresources",
                    "# node resources",
                    "db1 10.1.2.3 Filesystem::/dev/drbd0::/data::ext3 mysqld")
                .executable("/etc/rc.d/init.d/mysqld", "#!/bin/sh", "# pidfile: /var/run/my.pid")
                .executable("/etc/rc.d/init.d/app", "#!/bin/sh")
                .file(
                    "/etc/cluster/cluster.conf",
                    "<?xml version=\"1.0\"?>",
                    "<cluster><rm><service name=\"a\">",
                    "<script file=\"/etc/init.d/app\" name=\"app\"/>",
                    "</service></rm></cluster>"));

    assertThat(services)
        .extracting(service -> service.name() + " " + service.manager())
        .containsExactly("heartbeat sysv", "mysqld heartbeat", "app rgmanager");
    assertThat(services.get(1).evidence()).isEqualTo(Evidence.line("/etc/ha.d/haresources", 2));
  }

  @Test
  void pm2StartsWhatItSaved() {
    List<BootService> services =
        started(
            redHat("S10network")
                .file(
                    "/home/deploy/.pm2/dump.pm2",
                    "[{\"name\":\"api\",\"pm_exec_path\":\"/srv/api/app.js\",",
                    "\"exec_interpreter\":\"node\",\"pm_cwd\":\"/srv/api\",\"status\":\"online\",",
                    "\"env\":{\"DB_PASSWORD\":\"hunter2\"}},",
                    "{\"name\":\"old\",\"pm_exec_path\":\"/srv/old.js\",\"status\":\"stopped\"}]")
                .file("/root/.pm2/dump.pm2", "not json"));

    assertThat(services)
        .extracting(service -> service.name() + " " + service.enabled())
        .containsExactly("network true", "api true", "old false");
    assertThat(services.toString()).doesNotContain("hunter2");
    assertThat(booted.problems())
        .singleElement()
        .asString()
        .contains("/root/.pm2/dump.pm2", "is no JSON");
  }

  private List<BootService> started(ServerBuilder server) {
    return booted.detect(server).services();
  }
}
