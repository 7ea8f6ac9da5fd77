package dev.exhume.core.analysis.boot;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.analysis.reading.Problems;
import dev.exhume.core.profile.Boot.ExtraProcess;
import dev.exhume.core.profile.Evidence;
import dev.exhume.testdata.ServerBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BootDetectorTest {
  private static final Ownership NOBODY = path -> Optional.empty();

  private final Problems problems = new Problems();

  private BootPlan detect(ServerBuilder server) {
    return BootDetector.detect(server.root(), NOBODY, problems);
  }

  private List<String> problems() {
    return problems.sorted().stream().map(Object::toString).toList();
  }

  private static List<String> names(BootPlan plan) {
    return plan.services().stream().map(BootService::name).toList();
  }

  private static ServerBuilder redHat(String... links) {
    ServerBuilder server =
        server()
            .file("/etc/inittab", "id:3:initdefault:")
            .link("/etc/init.d", "rc.d/init.d")
            .link("/etc/rc3.d", "rc.d/rc3.d");
    for (String link : links) {
      String name = link.substring(3);
      server
          .executable("/etc/rc.d/init.d/" + name, "#!/bin/bash")
          .link("/etc/rc.d/rc3.d/" + link, "../init.d/" + name);
    }
    return server;
  }

  @Nested
  class DefaultRunlevels {
    @Test
    void theFirstUncommentedInitdefaultWins() {
      BootPlan plan =
          detect(
              redHat("S85httpd")
                  .file(
                      "/etc/inittab",
                      "#id:5:initdefault:",
                      "id:3:initdefault:",
                      "ix:4:initdefault:"));

      assertThat(plan.boot().defaultRunlevel()).contains("3");
      assertThat(plan.boot().evidence()).contains(Evidence.line("/etc/inittab", 2));
      assertThat(plan.boot().initSystem()).contains("sysvinit");
      assertThat(problems()).isEmpty();
    }

    @Test
    void theHighestOfSeveralLevelsIsTaken() {
      BootPlan plan = detect(redHat().file("/etc/inittab", "id:235:initdefault:"));

      assertThat(plan.boot().defaultRunlevel()).contains("5");
    }

    @Test
    void aLevelThatOnlyHaltsIsReportedAndNotBelieved() {
      BootPlan plan = detect(redHat("S85httpd").file("/etc/inittab", "id:6:initdefault:"));

      assertThat(plan.boot().defaultRunlevel()).contains("3");
      assertThat(names(plan)).containsExactly("httpd");
      assertThat(problems()).singleElement().asString().contains("line 1 has initdefault \"6\"");
    }

    @Test
    void withoutInittabTheDistributionsUsualLevelIsAssumed() {
      BootPlan plan =
          detect(
              server()
                  .executable("/etc/init.d/apache2", "#!/bin/sh")
                  .directory("/etc/rcS.d")
                  .link("/etc/rc2.d/S91apache2", "../init.d/apache2"));

      assertThat(plan.boot().defaultRunlevel()).contains("2");
      assertThat(plan.boot().evidence()).isEmpty();
      assertThat(names(plan)).containsExactly("apache2");
      assertThat(problems())
          .singleElement()
          .asString()
          .contains("/etc/inittab", "is not there; runlevel 2 was assumed");
    }

    @Test
    void aRootWithoutAnyBootHasNothingToSay() {
      BootPlan plan = detect(server());

      assertThat(plan.services()).isEmpty();
      assertThat(plan.boot().initSystem()).isEmpty();
      assertThat(plan.boot().defaultRunlevel()).isEmpty();
      assertThat(problems()).isEmpty();
    }

    @Test
    void anInittabOfBinaryRubbishIsNotBelieved() {
      byte[] rubbish = new byte[4096];
      Arrays.fill(rubbish, (byte) 0xFE);

      BootPlan plan = detect(redHat("S85httpd").bytes("/etc/inittab", rubbish));

      assertThat(names(plan)).containsExactly("httpd");
      assertThat(problems()).singleElement().asString().contains("has no initdefault line");
    }
  }

  @Nested
  class ExtraLines {
    @Test
    void whatInitKeepsRunningBesideTheTerminalsIsNamed() {
      BootPlan plan =
          detect(
              redHat()
                  .file(
                      "/etc/inittab",
                      "id:3:initdefault:",
                      "si::sysinit:/etc/rc.d/rc.sysinit",
                      "l3:3:wait:/etc/rc.d/rc 3",
                      "ud::once:/sbin/update",
                      "ca::ctrlaltdel:/sbin/shutdown -t3 -r now",
                      "pf::powerfail:/sbin/shutdown -f -h +2 \"Power Failure\"",
                      "1:2345:respawn:/sbin/mingetty tty1",
                      "S0:12345:respawn:+/sbin/agetty -L ttyS0 9600 vt102",
                      "x:5:respawn:/etc/X11/prefdm -nodaemon",
                      "~~:S:wait:/sbin/sulogin",
                      "sv:2345:respawn:/command/svscanboot",
                      "h1:5:respawn:/etc/init.d/init.cssd run",
                      "mq::once:/bin/sh -c 'exec /opt/mq/start: all'"));

      assertThat(plan.boot().extraProcesses())
          .containsExactly(
              new ExtraProcess(
                  "sv",
                  "2345",
                  "respawn",
                  "/command/svscanboot",
                  Evidence.line("/etc/inittab", 11)),
              new ExtraProcess(
                  "mq",
                  "",
                  "once",
                  "/bin/sh -c 'exec /opt/mq/start: all'",
                  Evidence.line("/etc/inittab", 13)));
    }
  }

  @Nested
  class InitSystems {
    @Test
    void anotherInitIsNamedAndItsLinksAreReadAllTheSame() {
      BootPlan plan =
          detect(
              redHat("S85httpd")
                  .bytes(
                      "/sbin/init",
                      "\177ELF com.ubuntu.Upstart upstart 0.6.5"
                          .getBytes(StandardCharsets.ISO_8859_1)));

      assertThat(plan.boot().initSystem()).contains("upstart");
      assertThat(names(plan)).containsExactly("httpd");
      assertThat(problems())
          .singleElement()
          .asString()
          .contains("/sbin/init", "is upstart; only its links to System V scripts were read");
    }

    @Test
    void systemdIsKnownByWhatInitLeadsTo() {
      BootPlan plan =
          detect(
              server()
                  .file("/lib/systemd/systemd", "")
                  .link("/sbin/init", "../lib/systemd/systemd"));

      assertThat(plan.boot().initSystem()).contains("systemd");
    }

    @Test
    void openRcIsKnownByItsRunlevels() {
      BootPlan plan =
          detect(
              server()
                  .file("/etc/inittab", "id:3:initdefault:")
                  .file("/sbin/rc", "")
                  .directory("/etc/runlevels/default"));

      assertThat(plan.boot().initSystem()).contains("openrc");
    }
  }

  @Nested
  class Layouts {
    @Test
    void redHatStartsByNumberThenByName() {
      BootPlan plan = detect(redHat("S85httpd", "S64mysqld", "S85gpm", "K20nfs", "S05kudzu"));

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
          detect(
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
      assertThat(problems()).isEmpty();
    }

    @Test
    void debianRunsItsBootStageBeforeTheRunlevel() {
      BootPlan plan =
          detect(
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
          detect(
              server()
                  .file("/etc/inittab", "id:5:initdefault:")
                  .executable("/etc/init.d/apache2", "#!/bin/sh")
                  .executable("/etc/init.d/boot.proc", "#!/bin/sh")
                  .file("/etc/init.d/boot.local", "#! /bin/sh", "# here you should add things")
                  .file("/etc/init.d/after.local", "#! /bin/sh", "/opt/app/start")
                  .link("/etc/rc.d", "init.d")
                  .link("/etc/init.d/boot.d/S04boot.proc", "../boot.proc")
                  .link("/etc/init.d/rc5.d/S11apache2", "../apache2")
                  .link("/etc/init.d/rc5.d/K11apache2", "../apache2"));

      assertThat(names(plan)).containsExactly("boot.proc", "apache2", "after.local");
      assertThat(plan.services().get(1).script()).get().hasToString("/etc/init.d/apache2");
    }

    @Test
    void anOldSuseKeepsThemUnderSbin() {
      BootPlan plan =
          detect(
              server()
                  .file("/etc/inittab", "id:3:initdefault:")
                  .executable("/sbin/init.d/apache", "#!/bin/sh")
                  .link("/sbin/init.d/rc3.d/S20apache", "../apache"));

      assertThat(names(plan)).containsExactly("apache");
    }
  }

  @Nested
  class Links {
    @Test
    void aLinkMayHaveAnotherNameThanItsScript() {
      BootPlan plan =
          detect(
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
          detect(
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
          detect(
              redHat("S85httpd")
                  .link("/etc/rc.d/rc3.d/S90gone", "../init.d/gone")
                  .link("/etc/rc.d/init.d/app", "/opt/app/bin/ctl")
                  .link("/etc/rc.d/rc3.d/S95app", "../init.d/app"));

      assertThat(plan.services())
          .extracting(BootService::name, BootService::enabled)
          .containsExactly(tuple("httpd", true), tuple("gone", false), tuple("app", false));
      assertThat(plan.services().get(1).script()).isEmpty();
      assertThat(problems())
          .satisfiesExactly(
              gone ->
                  assertThat(gone)
                      .contains("/etc/rc.d/rc3.d/S90gone")
                      .contains("it leads to ../init.d/gone, which is not there"),
              app -> assertThat(app).contains("it leads to /opt/app/bin/ctl"));
    }

    @Test
    void aCycleOfLinksEnds() {
      BootPlan plan =
          detect(
              redHat("S85httpd")
                  .link("/etc/rc.d/rc3.d/S90round", "S91about")
                  .link("/etc/rc.d/rc3.d/S91about", "S90round"));

      assertThat(names(plan)).containsExactly("httpd", "round", "about");
      assertThat(plan.services().get(1).enabled()).isFalse();
    }

    @Test
    void leftoversOfPackagesAreNoServices() {
      BootPlan plan =
          detect(redHat("S85httpd", "S85httpd.rpmsave", "S85httpd~", "S12syslog.orig", "README"));

      assertThat(names(plan)).containsExactly("httpd");
    }

    @Test
    void oneServiceLinkedTwiceStartsOnce() {
      BootPlan plan =
          detect(
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
          detect(server().file("/etc/inittab", "id:3:initdefault:").file("/etc/rc3.d", "no"));

      assertThat(plan.services()).isEmpty();
      assertThat(plan.boot().defaultRunlevel()).contains("3");
      assertThat(problems()).anyMatch(problem -> problem.contains("is not a directory"));
    }

    @Test
    void tenThousandLinksToOneHugeScriptReadItOnce() {
      byte[] huge = new byte[20 << 20];
      Arrays.fill(huge, (byte) '#');
      ServerBuilder server =
          redHat("S01first")
              .bytes("/etc/rc.d/init.d/huge", huge)
              .mode("/etc/rc.d/init.d/huge", 0755);
      for (int i = 0; i < 10_000; i++) {
        server.link("/etc/rc.d/rc3.d/S50huge%05d".formatted(i), "../init.d/huge");
      }

      BootPlan plan = detect(server);

      assertThat(plan.services()).hasSize(10_001);
      assertThat(plan.services().get(10_000).name()).isEqualTo("huge09999");
      assertThat(problems()).singleElement().asString().contains("is longer than 1 MiB");
    }
  }

  @Nested
  class HeldBack {
    @Test
    void aScriptThatMayNotBeExecutedDoesNotStart() {
      BootPlan plan = detect(redHat("S85httpd", "S90app").mode("/etc/rc.d/init.d/app", 0644));

      assertThat(plan.services().get(0).enabled()).isTrue();
      assertThat(plan.services().get(1).enabled()).isFalse();
      assertThat(plan.services().get(1).heldBack()).contains("its script may not be executed");
    }

    @Test
    void aCopyThatLostAllModesHoldsNothingBack() {
      BootPlan plan =
          detect(
              redHat("S85httpd", "S90app")
                  .mode("/etc/rc.d/init.d/app", 0644)
                  .mode("/etc/rc.d/init.d/httpd", 0644));

      assertThat(plan.services()).allMatch(BootService::enabled);
    }

    @Test
    void aSwitchInItsDefaultsKeepsAServiceFromStarting() {
      BootPlan plan =
          detect(
              redHat()
                  .executable(
                      "/etc/rc.d/init.d/rsync",
                      "#!/bin/sh",
                      ". /etc/default/rsync",
                      "[ \"$RSYNC_ENABLE\" = true ] || exit 0")
                  .file("/etc/default/rsync", "# start?", "RSYNC_ENABLE=false", "RSYNC_NICE=''")
                  .link("/etc/rc.d/rc3.d/S50rsync", "../init.d/rsync")
                  .executable("/etc/rc.d/init.d/other", "#!/bin/sh")
                  .file("/etc/default/other", "ENABLED=no")
                  .link("/etc/rc.d/rc3.d/S51other", "../init.d/other"));

      assertThat(plan.services().get(0).enabled()).isFalse();
      assertThat(plan.services().get(0).heldBack())
          .contains("/etc/default/rsync:2 says RSYNC_ENABLE=false");
      assertThat(plan.services().get(1).enabled()).isTrue();
    }
  }

  @Test
  void theOwnerIsThePackageOfTheScript() {
    Ownership ownership =
        path ->
            path.toString().equals("/etc/rc.d/init.d/httpd")
                ? Optional.of("httpd")
                : Optional.empty();

    BootPlan plan = BootDetector.detect(redHat("S85httpd", "S90app").root(), ownership, problems);

    assertThat(plan.services())
        .extracting(BootService::owner)
        .containsExactly(Optional.of("httpd"), Optional.empty());
  }
}
