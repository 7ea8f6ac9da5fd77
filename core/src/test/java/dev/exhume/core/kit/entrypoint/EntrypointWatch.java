package dev.exhume.core.kit.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the script does about services that die. */
abstract class EntrypointWatch extends EntrypointContract {
  EntrypointWatch(List<String> shell) {
    super(shell);
  }

  @Test
  void aServiceThatDiesEndsItWithStatusOneAfterStoppingTheRest() throws Exception {
    services.daemon("database").daemon("web");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      kill(services.pid("web"));

      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines())
          .contains("exhume: web: died")
          .endsWith("exhume: ended because web failed");
      assertThat(services.log()).contains("stop database");
    }
  }

  @Test
  void aServiceThatIsRestartedByHandIsNotTakenForDead() throws Exception {
    services.daemon("web");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      Path initScript = root.resolve("init.d/script0");
      long before = services.pid("web");
      run(initScript.toString(), "stop");
      run(initScript.toString(), "start");
      assertThat(services.pid("web")).isNotEqualTo(before);
      // Long enough for the watch to have seen the new process at least once.
      run("sleep", "5");
      script.signal("TERM");

      assertThat(script.exitStatus()).isZero();
      assertThat(script.lines()).doesNotContain("exhume: web: died");
    }
  }

  @Test
  void aServiceThatStaysInTheForegroundIsPutAsideAndWatched() throws Exception {
    services.add(
        BackgroundService.below(root.toString(), "job/one", true, List.of("sleep", "300")));

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      kill(services.pid("job_one.main"));

      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines()).contains("exhume: job/one: died");
    }
  }

  @Test
  void aServiceWithoutAPidFileIsWatchedByTheNameOfItsProcess() throws Exception {
    Path daemon = root.resolve("exhume-stub");
    Files.copy(Path.of("/bin/sleep"), daemon);
    Path number = root.resolve("number");
    Path script =
        services.script(
            "web", services.startDaemon(daemon + " 300", number), "kill `cat " + number + "`", "");
    services.add(
        new WatchedService(
            "web",
            true,
            List.of(script.toString(), "start"),
            List.of(script.toString(), "stop"),
            List.of(),
            List.of("/var/run/never.pid"),
            List.of("nothing", "exhume-stub")));

    try (RunningEntrypoint running = start()) {
      running.awaitLine("exhume: up");
      kill(Long.parseLong(Files.readString(number).strip()));

      assertThat(running.exitStatus()).isEqualTo(1);
      assertThat(running.lines()).contains("exhume: web: died");
    }
  }

  @Test
  void aServiceThatOnlyItsScriptKnowsIsWatchedByAskingIt() throws Exception {
    Path alive = Files.createFile(root.resolve("alive"));
    Path script = services.script("app", "exit 0", "exit 0", "test -f " + alive);
    services.add(
        new WatchedService(
            "app",
            true,
            List.of(script.toString(), "start"),
            List.of(script.toString(), "stop"),
            List.of(script.toString(), "status"),
            List.of("/var/run/never.pid"),
            List.of()));
    limits = new ServiceLimits(20, 3, 20, 1, 0, 2);

    try (RunningEntrypoint running = start()) {
      running.awaitLine("exhume: up");
      Files.delete(alive);

      assertThat(running.exitStatus()).isEqualTo(1);
      assertThat(running.lines()).contains("exhume: app: died");
    }
  }

  @Test
  void whatInitKeptRunningIsStartedAgainWhenItEnds() throws Exception {
    Path beat = root.resolve("beat");
    extras =
        List.of(
            new ExtraCommand("sq", "/bin/echo \"beat $PREVLEVEL\" >>" + beat, true),
            new ExtraCommand("once", "/bin/echo once >>" + beat, false));
    services.daemon("web");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: sq: ends too often, rests for 300 s");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }

    assertThat(Files.readAllLines(beat)).filteredOn(line -> line.equals("beat N")).hasSize(11);
    assertThat(Files.readAllLines(beat)).containsOnlyOnce("once");
  }
}
