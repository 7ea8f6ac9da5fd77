package dev.exhume.core.analysis.boot.openrc;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootedServer;
import dev.exhume.core.profile.Evidence;
import dev.exhume.testdata.ServerBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OpenRcBootTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void gentooStartsWhatItsRunlevelsHaveLinksTo() {
    BootPlan plan =
        booted.detect(
            script(gentoo(), "boot", "hostname", "after nothing")
                .file("/etc/init.d/unused", "#!/sbin/runscript"));

    assertThat(BootedServer.names(plan)).containsExactly("hostname");
    assertThat(plan.boot().initSystem()).contains("openrc");
    assertThat(plan.boot().defaultRunlevel()).contains("default");
    assertThat(plan.boot().evidence()).contains(Evidence.line("/etc/inittab", 4));
    assertThat(plan.services().get(0).evidence())
        .isEqualTo(Evidence.file("/etc/runlevels/boot/hostname"));
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void servicesStartAfterWhatTheyWaitFor() {
    ServerBuilder server = gentoo();
    script(server, "default", "apache2", "need net", "use mysql dns logger", "after sshd");
    script(server, "default", "net.eth0", "provide net");
    script(server, "default", "mysql", "need localmount");
    script(server, "default", "sshd", "use logger", "before mysql");
    script(server, "default", "syslog-ng", "provide logger");
    script(server, "default", "loop1", "need loop2");
    script(server, "default", "loop2", "need loop1");

    assertThat(BootedServer.names(booted.detect(server)))
        .containsExactly("net.eth0", "syslog-ng", "sshd", "mysql", "apache2", "loop1", "loop2");
  }

  @Test
  void whatAScriptNeedsStartsWithoutALinkToo() {
    ServerBuilder server =
        script(gentoo(), "default", "nfs", "need portmap rpc.statd net")
            .executable("/etc/init.d/portmap", "#!/sbin/runscript")
            .executable("/etc/init.d/rpc.statd", "#!/sbin/runscript", "depend() { need portmap; }");

    BootPlan plan = booted.detect(server);

    assertThat(BootedServer.names(plan)).containsExactly("portmap", "rpc.statd", "nfs");
    assertThat(plan.services().get(0).evidence()).isEqualTo(Evidence.line("/etc/init.d/nfs", 3));
    assertThat(plan.services().get(0).link()).isEmpty();
  }

  @Test
  void aLinkWithoutAScriptAndAScriptThatMayNotRunStartNothing() {
    ServerBuilder server =
        gentoo()
            .link("/etc/runlevels/default/gone", "/etc/init.d/gone")
            .file("/etc/init.d/off", "#!/sbin/runscript")
            .link("/etc/runlevels/default/off", "/etc/init.d/off");

    assertThat(booted.detect(server).services())
        .extracting(service -> service.heldBack().orElse(""))
        .containsExactly("there is no script /etc/init.d/gone", "its script may not be executed");
  }

  @Test
  void aScriptOfOpenRcIsStartedAsIfOpenRcHadBooted() {
    BootService nginx =
        booted
            .detect(
                server()
                    .file("/sbin/openrc", "")
                    .directory("/lib/rc")
                    .directory("/etc/runlevels/default")
                    .executable(
                        "/etc/init.d/nginx",
                        "#!/sbin/openrc-run",
                        "description=\"Nginx http server\"",
                        "pidfile=\"/run/nginx/nginx.pid\"")
                    .link("/etc/runlevels/default/nginx", "/etc/init.d/nginx"))
            .services()
            .get(0);

    assertThat(nginx.command().orElseThrow().start().words())
        .startsWith("/bin/sh", "-c")
        .endsWith("sh", "/etc/init.d/nginx", "--nodeps", "start");
    assertThat(nginx.header().pidFiles()).containsExactly("/run/nginx/nginx.pid");
    assertThat(nginx.isStartedByScript()).isTrue();
  }

  @Test
  @Timeout(60)
  void aRunlevelThatContainsItselfManyTimesEnds() {
    ServerBuilder server = gentoo();
    script(server, "default", "crond");
    for (int i = 0; i < 100; i++) {
      server.link("/etc/runlevels/default/again" + i, ".");
    }

    assertThat(BootedServer.names(booted.detect(server))).containsExactly("crond");
  }

  @Test
  void runlevelsMayContainOthersAndHaveNamesOfTheirOwn() {
    ServerBuilder server =
        server()
            .file("/sbin/openrc", "")
            .file("/etc/inittab", "::sysinit:/sbin/openrc sysinit", "::wait:/sbin/openrc web")
            .directory("/etc/runlevels/default")
            .link("/etc/runlevels/web/default", "../default");
    script(server, "default", "crond");
    script(server, "web", "lighttpd");

    BootPlan plan = booted.detect(server);

    assertThat(plan.boot().defaultRunlevel()).contains("web");
    assertThat(BootedServer.names(plan)).containsExactly("crond", "lighttpd");
  }

  @Test
  void debianMayHaveOpenRcInstalledAndBootSystemd() {
    ServerBuilder server =
        gentoo().file("/lib/systemd/systemd", "").link("/sbin/init", "/lib/systemd/systemd");

    assertThat(booted.detect(server).boot().initSystem()).contains("systemd");
  }

  private static ServerBuilder gentoo() {
    return server()
        .file("/sbin/rc", "")
        .directory("/etc/runlevels/default")
        .file(
            "/etc/inittab",
            "id:3:initdefault:",
            "si::sysinit:/sbin/rc sysinit",
            "rc::bootwait:/sbin/rc boot",
            "l3:3:wait:/sbin/rc default",
            "c1:12345:respawn:/sbin/agetty 38400 tty1 linux");
  }

  private static ServerBuilder script(
      ServerBuilder server, String runlevel, String name, String... dependencies) {
    List<String> lines = new ArrayList<>(List.of("#!/sbin/runscript", "depend() {"));
    lines.addAll(List.of(dependencies));
    lines.add("}");
    return server
        .executable("/etc/init.d/" + name, lines.toArray(String[]::new))
        .link("/etc/runlevels/" + runlevel + "/" + name, "/etc/init.d/" + name);
  }
}
