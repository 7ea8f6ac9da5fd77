package dev.exhume.core.analysis.boot;

import static dev.exhume.core.analysis.boot.BootedServer.names;
import static dev.exhume.core.analysis.boot.BootedServer.redHat;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.Evidence;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;

/** The boot loader's default entry says more than the files of the init system. */
class BootLoaderChoiceTest {
  private static final Evidence LINE = Evidence.line("/boot/grub/grub.conf", 2);

  private final BootedServer booted = new BootedServer();

  @Test
  void aRunlevelOnTheKernelsLineCountsMoreThanTheInittab() {
    BootPlan plan =
        booted.detect(
            starting("ro 5", redHat("S85httpd"))
                .executable("/etc/rc.d/init.d/xfs", "#!/bin/bash")
                .link("/etc/rc.d/rc5.d/S90xfs", "../init.d/xfs"));

    assertThat(plan.boot().defaultRunlevel()).contains("5");
    assertThat(plan.boot().evidence()).contains(LINE);
    assertThat(names(plan)).containsExactly("xfs");
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void aLineLeftInSingleUserModeIsToldAndPassedOver() {
    BootPlan plan = booted.detect(starting("ro single", redHat("S85httpd")));

    assertThat(plan.boot().defaultRunlevel()).contains("3");
    assertThat(names(plan)).containsExactly("httpd");
    assertThat(booted.problems())
        .singleElement()
        .asString()
        .contains("starts runlevel S by default", "/boot/grub/grub.conf:2");
  }

  @Test
  void aTargetOnTheKernelsLineCountsMoreThanTheLink() {
    Boot boot = booted.detect(starting("systemd.unit=multi-user.target", systemd())).boot();

    assertThat(boot.defaultTarget()).contains("multi-user.target");
    assertThat(boot.evidence()).contains(LINE);
    assertThat(booted.detect(starting("ro 3", systemd())).boot().defaultTarget())
        .contains("multi-user.target");
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void systemdPassesOverRunlevelsThatEndABoot() {
    assertThat(booted.detect(starting("ro 6", systemd())).boot().defaultTarget())
        .contains("web.target");
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void aRescueTargetAndOneThatIsNotThereArePassedOver() {
    Boot boot = booted.detect(starting("systemd.unit=rescue.target", systemd())).boot();
    assertThat(boot.defaultTarget()).contains("web.target");
    booted.detect(starting("systemd.unit=gone.target", systemd()));

    assertThat(booted.problems().toString())
        .contains("starts rescue.target by default, in which no server serves")
        .contains("starts gone.target by default, which is not there");
  }

  @Test
  void gentooTakesItsRunlevelFromTheKernelsLine() {
    ServerBuilder gentoo =
        server()
            .file("/sbin/rc", "")
            .file("/etc/inittab", "id:3:initdefault:", "l3:3:wait:/sbin/rc default")
            .directory("/etc/runlevels/default")
            .executable("/etc/init.d/sshd", "#!/sbin/runscript")
            .link("/etc/runlevels/offline/sshd", "/etc/init.d/sshd");

    BootPlan plan =
        booted.detect(starting("root=/dev/ram0 init=/linuxrc softlevel=offline", gentoo));

    assertThat(plan.boot().defaultRunlevel()).contains("offline");
    assertThat(plan.boot().evidence()).contains(LINE);
    assertThat(names(plan)).containsExactly("sshd");
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void aLevelOfGentooThatIsNotThereOrLeadsElsewhereIsNone() {
    ServerBuilder gentoo =
        server().file("/sbin/rc", "").directory("/etc/runlevels/default").directory("/etc/secret");

    assertThat(booted.detect(starting("softlevel=../secret", gentoo)).boot().defaultRunlevel())
        .contains("default");
  }

  @Test
  void anotherInitIsTheOneThatBooted() {
    ServerBuilder wheezy =
        redHat("S85httpd")
            .file("/sbin/init", "INIT: version 2.88")
            .file("/lib/systemd/systemd", "")
            .link("/bin/systemd", "../lib/systemd/systemd");

    assertThat(booted.detect(starting("init=/bin/systemd", wheezy)).boot().initSystem())
        .contains("systemd");
  }

  @Test
  void aShellInPlaceOfInitIsPassedOver() {
    BootPlan plan =
        booted.detect(
            starting("rw init=/bin/bash", redHat("S85httpd")).executable("/bin/bash", ""));

    assertThat(names(plan)).containsExactly("httpd");
    assertThat(booted.problems())
        .singleElement()
        .asString()
        .contains("starts init=/bin/bash by default, which is no init");
  }

  private static ServerBuilder starting(String arguments, ServerBuilder server) {
    return server.file("/boot/grub/grub.conf", "title Linux", "kernel /vmlinuz " + arguments);
  }

  private static ServerBuilder systemd() {
    String units = "/usr/lib/systemd/system/";
    return server()
        .file("/usr/lib/systemd/systemd", "")
        .link("/sbin/init", "../usr/lib/systemd/systemd")
        .file(units + "web.target", "[Unit]", "Description=Web")
        .file(units + "rescue.target", "[Unit]", "Description=Rescue")
        .file(units + "multi-user.target", "[Unit]", "Description=Many")
        .link("/etc/systemd/system/default.target", units + "web.target");
  }
}
