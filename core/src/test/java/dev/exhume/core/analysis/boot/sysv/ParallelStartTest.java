package dev.exhume.core.analysis.boot.sysv;

import static dev.exhume.core.analysis.boot.BootedServer.names;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootedServer;
import dev.exhume.testdata.ServerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ParallelStartTest {
  private static final String[] DEPENDENCIES = {
    "TARGETS = apache2 mysql ssh rc.local", "INTERACTIVE =", "apache2: mysql", "rc.local: ssh"
  };

  private final BootedServer booted = new BootedServer();

  @Test
  void startparStartsEachScriptAfterThoseThatItWaitsForWhateverTheNumbers() {
    assertThat(names(booted.detect(debian("S01apache2", "S02mysql", "S02ssh", "S01rc.local"))))
        .containsExactly("mysql", "apache2", "ssh", "rc.local");
  }

  @Test
  void aScriptThatInsservDoesNotKnowIsNotStarted() {
    BootPlan plan = booted.detect(debian("S01ssh", "S20handmade"));

    assertThat(plan.services())
        .filteredOn(service -> !service.enabled())
        .singleElement()
        .satisfies(service -> assertThat(service.name()).isEqualTo("handmade"))
        .extracting(BootService::heldBack)
        .asString()
        .contains("/etc/init.d/.depend.start:1");
  }

  @Test
  void withoutStartparTheNumbersCount() {
    ServerBuilder off = debian("S01apache2", "S02mysql", "S03handmade");
    off.file("/etc/default/rcS", "CONCURRENCY=none");
    ServerBuilder legacy = debian("S01apache2", "S02mysql", "S03handmade");
    legacy.file("/etc/init.d/.legacy-bootordering", "");
    ServerBuilder older = debian("S01apache2", "S02mysql", "S03handmade");
    older.file("/etc/init.d/rc", "startpar -a start $scripts");
    ServerBuilder suse = debian("S01apache2", "S02mysql", "S03handmade");
    suse.file("/etc/sysconfig/boot", "RUN_PARALLEL=\"no\"");

    for (ServerBuilder server : new ServerBuilder[] {off, legacy, older, suse}) {
      BootPlan plan = booted.detect(server);
      assertThat(names(plan)).containsExactly("apache2", "mysql", "handmade");
      assertThat(plan.services()).allMatch(BootService::enabled);
    }
  }

  @Test
  void whatRunsOnceAtBootHasAFileOfItsOwn() {
    ServerBuilder server =
        debian("S01ssh")
            .file("/etc/init.d/.depend.boot", "TARGETS = net mount", "net: mount")
            .executable("/etc/init.d/net", "#!/bin/sh")
            .executable("/etc/init.d/mount", "#!/bin/sh")
            .link("/etc/rcS.d/S01net", "../init.d/net")
            .link("/etc/rcS.d/S02mount", "../init.d/mount");

    assertThat(names(booted.detect(server))).containsExactly("mount", "net", "ssh");
  }

  @Test
  @Timeout(20)
  void scriptsThatWaitForEachOtherStartInTheEnd() {
    StringBuilder rule = new StringBuilder("x0:");
    for (int i = 0; i < 20_000; i++) {
      rule.append(" x").append(i);
    }
    ServerBuilder server =
        debian("S01apache2", "S02mysql", "S03ssh")
            .file(
                "/etc/init.d/.depend.start",
                "TARGETS = apache2 mysql ssh",
                "apache2: mysql apache2",
                "mysql: apache2 gone",
                ":",
                rule.toString());

    assertThat(names(booted.detect(server))).containsExactly("mysql", "apache2", "ssh");
  }

  private static ServerBuilder debian(String... links) {
    ServerBuilder server =
        server()
            .file("/etc/inittab", "id:2:initdefault:")
            .file("/etc/debian_version", "7.11")
            .directory("/etc/rcS.d")
            .file("/etc/init.d/rc", "eval \"$(startpar -p 4 -t 20 -T 3 -M $1 -P $previous)\"")
            .file("/etc/init.d/.depend.boot", "TARGETS =")
            .file("/etc/init.d/.depend.start", DEPENDENCIES)
            .file("/etc/init.d/.depend.stop", "TARGETS =");
    for (String link : links) {
      server
          .executable("/etc/init.d/" + link.substring(3), "#!/bin/sh")
          .link("/etc/rc2.d/" + link, "../init.d/" + link.substring(3));
    }
    return server;
  }
}
