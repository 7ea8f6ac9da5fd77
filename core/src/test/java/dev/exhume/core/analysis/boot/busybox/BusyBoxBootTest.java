package dev.exhume.core.analysis.boot.busybox;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootedServer;
import dev.exhume.core.profile.Boot.ExtraProcess;
import dev.exhume.testdata.ServerBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BusyBoxBootTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void buildrootsScriptsRunByTheirNumbers() {
    BootPlan plan =
        booted.detect(
            buildroot()
                .executable("/etc/init.d/S50dropbear", "#!/bin/sh")
                .executable("/etc/init.d/S01logging", "#!/bin/sh")
                .executable("/etc/init.d/S40network", "#!/bin/sh")
                .file("/etc/init.d/S99off", "#!/bin/sh")
                .executable("/etc/init.d/K01gone", "#!/bin/sh"));

    assertThat(BootedServer.names(plan))
        .containsExactly("rcS", "logging", "network", "dropbear", "off", "httpd");
    assertThat(plan.services())
        .extracting(BootService::startOrder)
        .contains(Optional.of(1), Optional.of(50));
    assertThat(plan.services().get(4).heldBack()).contains("its script may not be executed");
    assertThat(plan.boot().initSystem()).contains("busybox");
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void whatItsInittabKeepsRunningIsNamedAndTheConsoleIsNot() {
    BootPlan plan = booted.detect(buildroot());

    assertThat(plan.boot().extraProcesses())
        .extracting(ExtraProcess::command)
        .containsExactly("/usr/sbin/httpd -f -p 8080");
  }

  @Test
  void withoutAnInittabTheUsualScriptRuns() {
    ServerBuilder server =
        server()
            .file("/bin/busybox", "")
            .link("/sbin/init", "../bin/busybox")
            .executable("/etc/init.d/rcS", "#!/bin/sh", "telnetd");

    assertThat(BootedServer.names(booted.detect(server))).containsExactly("rcS");
  }

  private static ServerBuilder buildroot() {
    return server()
        .file("/bin/busybox", "")
        .link("/sbin/init", "../bin/busybox")
        .file(
            "/etc/inittab",
            "::sysinit:/bin/mount -t proc proc /proc",
            "null::sysinit:/bin/ln -sf /proc/self/fd /dev/fd",
            "::sysinit:/bin/hostname -F /etc/hostname",
            "::sysinit:/etc/init.d/rcS",
            "console::respawn:/sbin/getty -L  console 0 vt100 # GENERIC_SERIAL",
            "ttyS0::respawn:-/bin/sh",
            "::respawn:/usr/sbin/httpd -f -p 8080",
            "::ctrlaltdel:/sbin/reboot",
            "::shutdown:/etc/init.d/rcK")
        .executable(
            "/etc/init.d/rcS",
            "#!/bin/sh",
            "for i in /etc/init.d/S??* ;do",
            "     [ ! -f \"$i\" ] && continue",
            "     case \"$i\" in",
            "        *.sh) ( . $i ) ;;",
            "        *) $i start ;;",
            "    esac",
            "done");
  }
}
