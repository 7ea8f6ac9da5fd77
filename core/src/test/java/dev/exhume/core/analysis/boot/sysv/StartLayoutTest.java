package dev.exhume.core.analysis.boot.sysv;

import static dev.exhume.core.analysis.boot.BootedServer.names;
import static dev.exhume.core.analysis.boot.BootedServer.redHat;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootedServer;
import dev.exhume.core.profile.Evidence;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartLayoutTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void redHatStartsByNumberThenByName() {
    BootPlan plan = booted.detect(redHat("S85httpd", "S64mysqld", "S85gpm", "K20nfs", "S05kudzu"));

    assertThat(names(plan)).containsExactly("kudzu", "mysqld", "gpm", "httpd");
    BootService mysqld = plan.services().get(1);
    assertThat(mysqld.startOrder()).contains(64);
    assertThat(mysqld.enabled()).isTrue();
    assertThat(mysqld.manager()).isEqualTo("sysv");
    assertThat(mysqld.link()).get().hasToString("/etc/rc.d/rc3.d/S64mysqld");
    assertThat(mysqld.script()).get().hasToString("/etc/rc.d/init.d/mysqld");
    assertThat(mysqld.evidence()).isEqualTo(Evidence.file("/etc/rc.d/rc3.d/S64mysqld"));
  }

  @Test
  void redHatIsReadWhenExtractionLostTheDirectoryLinks() {
    BootPlan plan =
        booted.detect(
            server()
                .file("/etc/inittab", "id:3:initdefault:")
                .executable("/etc/rc.d/init.d/httpd", "#!/bin/bash")
                .link("/etc/rc3.d/S85httpd", "../init.d/httpd")
                .executable("/etc/rc3.d/S64mysqld", "#!/bin/bash"));

    assertThat(plan.services())
        .extracting(BootService::name, service -> service.script().map(Path::toString))
        .containsExactly(
            tuple("mysqld", Optional.of("/etc/rc3.d/S64mysqld")),
            tuple("httpd", Optional.of("/etc/rc.d/init.d/httpd")));
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void debianRunsItsBootStageBeforeTheRunlevel() {
    BootPlan plan =
        booted.detect(
            server()
                .file("/etc/inittab", "id:2:initdefault:")
                .executable("/etc/init.d/apache2", "#!/bin/sh")
                .executable("/etc/init.d/hwclock.sh", "#!/bin/sh")
                .link("/etc/rcS.d/S50hwclock.sh", "../init.d/hwclock.sh")
                .link("/etc/rc2.d/S10apache2", "../init.d/apache2")
                .link("/etc/rc6.d/K10apache2", "../init.d/apache2"));

    assertThat(names(plan)).containsExactly("hwclock.sh", "apache2");
    assertThat(plan.services().get(1).script()).get().hasToString("/etc/init.d/apache2");
  }

  @Test
  void suseKeepsItsLinksUnderInitDotD() {
    BootPlan plan =
        booted.detect(
            server()
                .file("/etc/inittab", "id:5:initdefault:")
                .executable("/etc/init.d/apache2", "#!/bin/sh")
                .executable("/etc/init.d/boot.proc", "#!/bin/sh")
                .file("/etc/init.d/boot.local", "#! /bin/sh", "sysctl -w kernel.shmmax=1")
                .file("/etc/init.d/after.local", "#! /bin/sh", "/opt/app/start")
                .link("/etc/rc.d", "init.d")
                .link("/etc/init.d/boot.d/S04boot.proc", "../boot.proc")
                .link("/etc/init.d/rc5.d/S11apache2", "../apache2")
                .link("/etc/init.d/rc5.d/K11apache2", "../apache2"));

    assertThat(names(plan))
        .containsExactly("boot.proc", "boot.local", "apache2", "after.local", "start");
    assertThat(plan.services().get(2).script()).get().hasToString("/etc/init.d/apache2");
  }

  @Test
  void aLocalScriptOfSuseThatHasALinkAsWellStartsOnce() {
    BootPlan plan =
        booted.detect(
            server()
                .file("/etc/inittab", "id:5:initdefault:")
                .executable("/etc/init.d/apache2", "#!/bin/sh")
                .file("/etc/init.d/boot.local", "#! /bin/sh", "sysctl -w kernel.shmmax=1")
                .link("/etc/rc.d", "init.d")
                .link("/etc/init.d/boot.d/S13boot.local", "../boot.local")
                .link("/etc/init.d/rc5.d/S11apache2", "../apache2"));

    assertThat(names(plan)).containsExactly("boot.local", "apache2");
  }

  @Test
  void anOldSuseKeepsThemUnderSbin() {
    BootPlan plan =
        booted.detect(
            server()
                .file("/etc/inittab", "id:3:initdefault:")
                .executable("/sbin/init.d/apache", "#!/bin/sh")
                .link("/sbin/init.d/rc3.d/S20apache", "../apache"));

    assertThat(names(plan)).containsExactly("apache");
  }

  @Test
  void anOldSuseHasTheSwitchesOfAllItsScriptsInOneFile() {
    BootPlan plan =
        booted.detect(
            server()
                .file("/etc/inittab", "id:3:initdefault:")
                .file("/etc/rc.config", "START_HTTPD=\"no\"", "START_SSHD=yes", "START_GPM=no")
                .file("/etc/rc.config.d/named.rc.config", "START_NAMED=no")
                .executable(
                    "/sbin/init.d/apache",
                    "#! /bin/sh",
                    ". /etc/rc.config",
                    "test \"$START_HTTPD\" = yes || exit 0")
                .executable("/sbin/init.d/sshd", "#! /bin/sh", "test $START_SSHD = yes || exit 0")
                .executable("/sbin/init.d/named", "#! /bin/sh", "test ${START_NAMED} = yes")
                .file("/sbin/init.d/boot.local", "#! /bin/sh", "/opt/app/feeder &")
                .link("/sbin/init.d/rc3.d/S20apache", "../apache")
                .link("/sbin/init.d/rc3.d/S21named", "../named")
                .link("/sbin/init.d/rc3.d/S22sshd", "../sshd"));

    assertThat(plan.services())
        .extracting(service -> service.name() + " " + service.enabled())
        .containsExactly(
            "boot.local true", "apache false", "named false", "sshd true", "feeder true");
    assertThat(plan.services().get(1).heldBack()).contains("/etc/rc.config:1 says START_HTTPD=no");
  }

  @Test
  void aServiceOfTheBootStageIsNotStartedAgainInTheRunlevel() {
    BootPlan plan =
        booted.detect(
            server()
                .file("/etc/inittab", "id:2:initdefault:")
                .executable("/etc/init.d/portmap", "#!/bin/sh")
                .link("/etc/rcS.d/S43portmap", "../init.d/portmap")
                .link("/etc/rc2.d/S18portmap", "../init.d/portmap"));

    assertThat(plan.services())
        .singleElement()
        .satisfies(service -> assertThat(service.startOrder()).contains(43));
  }

  @Test
  void aServerWithoutStartLinksSaysThatItsServicesAreUnknown() {
    BootPlan plan =
        booted.detect(
            server()
                .file("/etc/inittab", "id:3:initdefault:")
                .executable("/etc/rc.d/rc.M", "#!/bin/sh"));

    assertThat(plan.boot().initSystem()).contains("sysvinit");
    assertThat(booted.problems())
        .singleElement()
        .asString()
        .contains("no directory of start links");
  }
}
