package dev.exhume.core.analysis.boot;

import static dev.exhume.core.analysis.boot.BootedServer.names;
import static dev.exhume.core.analysis.boot.BootedServer.redHat;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.ServerBuilder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InitSystemTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void anotherInitIsNamedAndItsLinksAreReadAllTheSame() {
    BootPlan plan =
        booted.detect(
            redHat("S85httpd")
                .bytes(
                    "/sbin/init",
                    "\177ELF com.ubuntu.Upstart upstart 0.6.5"
                        .getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(plan.boot().initSystem()).contains("upstart");
    assertThat(names(plan)).containsExactly("httpd");
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void systemdIsKnownByWhatInitLeadsTo() {
    BootPlan plan =
        booted.detect(
            server().file("/lib/systemd/systemd", "").link("/sbin/init", "../lib/systemd/systemd"));

    assertThat(plan.boot().initSystem()).contains("systemd");
    assertThat(plan.boot().defaultRunlevel()).isEmpty();
  }

  @Test
  void openRcIsKnownByItsRunlevels() {
    BootPlan plan =
        booted.detect(
            server()
                .file("/etc/inittab", "id:3:initdefault:")
                .file("/sbin/rc", "")
                .directory("/etc/runlevels/default"));

    assertThat(plan.boot().initSystem()).contains("openrc");
  }

  @Test
  void runitIsKnownByWhatInitLeadsToWhateverFilesOfSystemdThereAre() {
    BootPlan plan =
        booted.detect(
            server()
                .file("/sbin/runit-init", "")
                .link("/sbin/init", "runit-init")
                .directory("/etc/systemd/system")
                .file("/lib/systemd/systemd", "")
                .executable("/etc/runit/runsvdir/default/shop/run", "#!/bin/sh", "exec shop"));

    assertThat(plan.boot().initSystem()).contains("runit");
    assertThat(names(plan)).containsExactly("shop");
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void runitIsKnownByItsThreeStagesUnlessAnInittabIsWhatStartsIt() {
    assertThat(booted.detect(stagesOfRunit()).boot().initSystem()).contains("runit");
    assertThat(
            booted
                .detect(stagesOfRunit().file("/etc/inittab", "id:3:initdefault:"))
                .boot()
                .initSystem())
        .contains("sysvinit");
  }

  private static ServerBuilder stagesOfRunit() {
    return server()
        .directory("/etc/systemd/system")
        .executable("/etc/runit/1", "#!/bin/sh")
        .executable("/etc/runit/2", "#!/bin/sh", "exec runsvdir /etc/service")
        .executable("/etc/runit/3", "#!/bin/sh");
  }
}
