package dev.exhume.core.analysis.boot.sysv;

import static dev.exhume.core.analysis.boot.BootedServer.names;
import static dev.exhume.core.analysis.boot.BootedServer.redHat;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootedServer;
import dev.exhume.core.profile.Evidence;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DefaultRunlevelTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void theFirstUncommentedInitdefaultWins() {
    BootPlan plan =
        booted.detect(
            redHat("S85httpd")
                .file(
                    "/etc/inittab",
                    "#id:5:initdefault:",
                    "id:3:initdefault:",
                    "ix:4:initdefault:"));

    assertThat(plan.boot().defaultRunlevel()).contains("3");
    assertThat(plan.boot().evidence()).contains(Evidence.line("/etc/inittab", 2));
    assertThat(plan.boot().initSystem()).contains("sysvinit");
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void theHighestOfSeveralLevelsIsTaken() {
    BootPlan plan = booted.detect(redHat().file("/etc/inittab", "id:235:initdefault:"));

    assertThat(plan.boot().defaultRunlevel()).contains("5");
  }

  @Test
  void aLevelThatOnlyHaltsIsReportedAndNotBelieved() {
    BootPlan plan = booted.detect(redHat("S85httpd").file("/etc/inittab", "id:6:initdefault:"));

    assertThat(plan.boot().defaultRunlevel()).contains("3");
    assertThat(names(plan)).containsExactly("httpd");
    assertThat(booted.problems())
        .singleElement()
        .asString()
        .contains("line 1 has initdefault \"6\"");
  }

  @Test
  void withoutInittabTheDistributionsUsualLevelIsAssumed() {
    BootPlan plan =
        booted.detect(
            server()
                .executable("/etc/init.d/apache2", "#!/bin/sh")
                .directory("/etc/rcS.d")
                .link("/etc/rc2.d/S91apache2", "../init.d/apache2"));

    assertThat(plan.boot().defaultRunlevel()).contains("2");
    assertThat(plan.boot().initSystem()).contains("sysvinit");
    assertThat(plan.boot().evidence()).isEmpty();
    assertThat(names(plan)).containsExactly("apache2");
    assertThat(booted.problems())
        .singleElement()
        .asString()
        .contains("/etc/inittab", "is not there; runlevel 2 was assumed");
  }

  @Test
  void aRootWithoutAnyBootHasNothingToSay() {
    BootPlan plan = booted.detect(server());

    assertThat(plan.services()).isEmpty();
    assertThat(plan.boot().initSystem()).isEmpty();
    assertThat(plan.boot().defaultRunlevel()).isEmpty();
    assertThat(booted.problems()).isEmpty();
  }

  @Test
  void anInittabOfBinaryRubbishIsNotBelieved() {
    byte[] rubbish = new byte[4096];
    Arrays.fill(rubbish, (byte) 0xFE);

    BootPlan plan = booted.detect(redHat("S85httpd").bytes("/etc/inittab", rubbish));

    assertThat(names(plan)).containsExactly("httpd");
    assertThat(booted.problems()).singleElement().asString().contains("has no initdefault line");
  }
}
