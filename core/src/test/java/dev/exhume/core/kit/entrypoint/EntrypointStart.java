package dev.exhume.core.kit.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the script starts services, and what it does when one does not start. */
abstract class EntrypointStart extends EntrypointContract {
  EntrypointStart(List<String> shell) {
    super(shell);
  }

  @Test
  void servicesStartInOrderAndStopInReverseOnTerm() throws Exception {
    services.daemon("database").daemon("web").daemon("cron");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      assertThat(services.log()).containsExactly("start database", "start web", "start cron");
      script.signal("TERM");

      assertThat(script.exitStatus()).isZero();
      assertThat(services.log().subList(3, 6))
          .containsExactly("stop cron", "stop web", "stop database");
      assertThat(script.lines())
          .anyMatch(line -> line.matches("exhume: web: ok \\(\\d+ s\\)"))
          .anyMatch(line -> line.matches("exhume: web: stopped \\(\\d+ s\\)"))
          .endsWith("exhume: ended");
    }
  }

  @Test
  void aServiceThatDoesNotStartEndsItWithStatusOneAndTheReason() throws Exception {
    services
        .daemon("database")
        .service("web", true, "exit 7", "exit 1", List.of("/var/run/web.pid"))
        .daemon("cron");

    try (RunningEntrypoint script = start()) {
      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines())
          .anyMatch(
              line ->
                  line.matches("exhume: web: failed \\(\\d+ s, its script ended with status 7\\)"));
      assertThat(services.log()).doesNotContain("start cron").endsWith("stop database");
    }
  }

  @Test
  void aServiceWhoseScriptLiesAboutItsFailureIsSeenByItsPidFile() throws Exception {
    services.service("web", true, startDead("web"), "exit 0", List.of("/var/run/web.pid"));
    Path script = services.script("web", startDead("web"), "exit 0", "exit 3");
    services.all().clear();
    services.add(
        new WatchedService(
            "web",
            true,
            List.of(script.toString(), "start"),
            List.of(script.toString(), "stop"),
            List.of(script.toString(), "status"),
            List.of("/var/run/web.pid"),
            List.of()));

    try (RunningEntrypoint running = start()) {
      assertThat(running.exitStatus()).isEqualTo(1);
      assertThat(running.lines()).endsWith("exhume: ended because web failed");
    }
  }

  /** A script that says all is well after a daemon that died at once. */
  private String startDead(String name) {
    return services.startDaemon("/bin/true", root.resolve("var/run/" + name + ".pid"));
  }

  @Test
  void aServiceThatStartsSlowlyThoughItsScriptGaveUpIsUp() throws Exception {
    String late = "( sleep 2; echo $$ >/dev/null; %s ) &\nexit 1";
    services.service(
        "database",
        true,
        late.formatted(services.startDaemon("database").replace("\n", "; ").replace("&;", "&")),
        services.stopDaemon("database"),
        List.of("/var/run/database.pid"));
    limits = new ServiceLimits(20, 3, 20, 6, 2, 2);

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      assertThat(script.lines())
          .anyMatch(
              line ->
                  line.matches("exhume: database: ok .*though its script ended with status 1\\)"));
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }
  }

  @Test
  void aStartThatNeverEndsIsGivenUp() throws Exception {
    limits = new ServiceLimits(2, 3, 20, 2, 2, 2);
    services.service("web", true, "sleep 60", "exit 0", List.of("/var/run/web.pid"));

    try (RunningEntrypoint script = start()) {
      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines()).anyMatch(line -> line.startsWith("exhume: web: failed ("));
    }
  }

  @Test
  void aServiceThatShouldStayInTheForegroundAndDoesNotHasFailed() throws Exception {
    services.add(BackgroundService.below(root.toString(), "job", true, List.of("false")));

    try (RunningEntrypoint script = start()) {
      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines()).endsWith("exhume: ended because job failed");
    }
  }

  @Test
  void aServiceThatLeavesNothingToWatchIsStartedAndSaidSo() throws Exception {
    services.service("local", true, "exit 0", "exit 0", List.of("/var/run/local.pid"));

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      assertThat(script.lines())
          .anyMatch(
              line ->
                  line.matches(
                      "exhume: local: ok \\(\\d+ s, and leaves nothing to watch it by\\)"));
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }
  }

  @Test
  void aServerOf32BitsIsToldThatItsMachineIs() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/setarch")), "there is no setarch on this machine");
    bits = 32;
    Path machine = root.resolve("machine");
    services.service("app", true, "uname -m >" + machine, "exit 0", List.of());

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
    }

    assertThat(machine).content().doesNotContain("x86_64");
  }

  @Test
  void withoutAnyServiceItWaitsForASignal() throws Exception {
    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: no service is needed; waiting for a signal");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }
  }

  @Test
  void onFailureItStaysUpWhenAsked() throws Exception {
    services.service("web", true, "exit 1", "exit 0", List.of());
    environment = Map.of("EXHUME_ON_FAILURE", "stay");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: web failed; staying up because EXHUME_ON_FAILURE is stay");
      script.signal("TERM");
      assertThat(script.exitStatus()).isEqualTo(1);
    }
  }

  @Test
  void namesOfServicesNeverBecomeCommands() throws Exception {
    String name = "$(touch pwned);x'`touch pwned`\n\"";
    services.service(
        name, true, "exit 0", "exit 0", List.of("/var/run/$(touch pwned).pid", "/a'b\nc.pid"));
    Path oddScript = root.resolve("init.d/$(touch pwned) ;'x");
    Files.copy(root.resolve("init.d/script0"), oddScript);
    Files.setPosixFilePermissions(oddScript, PosixFilePermissions.fromString("rwxr-xr-x"));
    services.add(
        new WatchedService(
            "odd",
            true,
            List.of(oddScript.toString(), "start"),
            List.of(oddScript.toString(), "stop"),
            List.of(),
            List.of(),
            List.of("x`touch pwned`", "$(touch pwned)")));

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
      assertThat(script.lines()).contains("exhume: $(touch pwned);x'`touch pwned`?\": starting");
    }

    assertThat(services.log()).filteredOn(line -> line.startsWith("st")).hasSize(4);
    assertThat(root.resolve("pwned")).doesNotExist();
    assertThat(Path.of("/pwned")).doesNotExist();
  }
}
