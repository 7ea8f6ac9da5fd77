package dev.exhume.core.analysis.boot.sysv;

import static dev.exhume.core.analysis.boot.BootedServer.names;
import static dev.exhume.core.analysis.boot.BootedServer.redHat;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootedServer;
import dev.exhume.core.analysis.boot.LocalScript;
import dev.exhume.testdata.ServerBuilder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StartLinkTest {
  private final BootedServer booted = new BootedServer();

  @Test
  void aLinkMayHaveAnotherNameThanItsScript() {
    BootPlan plan =
        booted.detect(
            redHat()
                .executable("/etc/rc.d/rc.local", "#!/bin/sh")
                .link("/etc/rc.d/rc3.d/S99local", "../rc.local"));

    BootService local = plan.services().get(0);
    assertThat(local.name()).isEqualTo("local");
    assertThat(local.scriptName()).isEqualTo("rc.local");
    assertThat(LocalScript.isRunBy(local)).isTrue();
  }

  @Test
  void aNameOfShellCharactersIsANameAndNothingElse() {
    BootPlan plan =
        booted.detect(
            redHat()
                .executable("/etc/rc.d/init.d/$(touch pwned);x", "#!/bin/sh")
                .link("/etc/rc.d/rc3.d/S99$(touch pwned);x", "../init.d/$(touch pwned);x")
                .executable("/etc/rc.d/rc3.d/S98a\nb 'c\"", "#!/bin/sh"));

    assertThat(names(plan)).containsExactly("a\nb 'c\"", "$(touch pwned);x");
    assertThat(plan.services().get(1).script())
        .get()
        .hasToString("/etc/rc.d/init.d/$(touch pwned);x");
  }

  @Test
  void aLinkToNothingIsReportedAndStartsNothing() {
    BootPlan plan =
        booted.detect(
            redHat("S85httpd")
                .link("/etc/rc.d/rc3.d/S90gone", "../init.d/gone")
                .link("/etc/rc.d/init.d/app", "/opt/app/bin/ctl")
                .link("/etc/rc.d/rc3.d/S95app", "../init.d/app"));

    assertThat(plan.services())
        .extracting(BootService::name, BootService::enabled)
        .containsExactly(tuple("httpd", true), tuple("gone", false), tuple("app", false));
    assertThat(plan.services().get(1).script()).isEmpty();
    assertThat(booted.problems())
        .satisfiesExactly(
            gone ->
                assertThat(gone)
                    .contains("/etc/rc.d/rc3.d/S90gone")
                    .contains("it leads to ../init.d/gone, where no script is"),
            app -> assertThat(app).contains("it leads to /opt/app/bin/ctl"));
  }

  @Test
  void aCycleOfLinksEnds() {
    BootPlan plan =
        booted.detect(
            redHat("S85httpd")
                .link("/etc/rc.d/rc3.d/S90round", "S91about")
                .link("/etc/rc.d/rc3.d/S91about", "S90round"));

    assertThat(names(plan)).containsExactly("httpd", "round", "about");
    assertThat(plan.services().get(1).enabled()).isFalse();
  }

  @Test
  void leftoversOfPackagesAreNoServices() {
    BootPlan plan =
        booted.detect(
            redHat("S85httpd", "S85httpd.rpmsave", "S85httpd~", "S12syslog.orig", "README"));

    assertThat(names(plan)).containsExactly("httpd");
  }

  @Test
  void oneServiceLinkedTwiceStartsOnce() {
    BootPlan plan =
        booted.detect(
            redHat("S85httpd")
                .link("/etc/rc.d/rc3.d/S15httpd", "../init.d/httpd")
                .link("/etc/rc.d/rc3.d/K15httpd", "../init.d/httpd"));

    assertThat(plan.services())
        .singleElement()
        .satisfies(service -> assertThat(service.startOrder()).contains(15));
  }

  @Test
  void aRunlevelDirectoryThatIsAFileIsReported() {
    BootPlan plan =
        booted.detect(server().file("/etc/inittab", "id:3:initdefault:").file("/etc/rc3.d", "no"));

    assertThat(plan.services()).isEmpty();
    assertThat(plan.boot().defaultRunlevel()).contains("3");
    assertThat(booted.problems()).anyMatch(problem -> problem.contains("is not a directory"));
  }

  @Test
  void tenThousandLinksToOneHugeScriptReadItOnce() {
    byte[] huge = new byte[20 << 20];
    Arrays.fill(huge, (byte) '#');
    ServerBuilder server =
        redHat("S01first").bytes("/etc/rc.d/init.d/huge", huge).mode("/etc/rc.d/init.d/huge", 0755);
    for (int i = 0; i < 10_000; i++) {
      server.link("/etc/rc.d/rc3.d/S50huge%05d".formatted(i), "../init.d/huge");
    }

    BootPlan plan = booted.detect(server);

    assertThat(plan.services()).hasSize(10_001);
    assertThat(plan.services().get(10_000).name()).isEqualTo("huge09999");
    assertThat(booted.problems()).singleElement().asString().contains("is longer than 1 MiB");
  }
}
