package dev.exhume.core.kit.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the script does about services that their init started again, and what it gives to services.
 */
abstract class EntrypointRestart extends EntrypointContract {
  EntrypointRestart(List<String> shell) {
    super(shell);
  }

  @Test
  void aServiceThatItsInitRestartedIsStartedAgain() throws Exception {
    restarted(new ServiceTraits.Restart("systemd", 1, 5));
    services.daemon("cron");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      long before = services.pid("web");
      kill(before);
      script.awaitLine("exhume: web: died, is started again, as systemd did");
      awaitEnd(script, "exhume: web: ok again");
      assertThat(services.pid("web")).isNotEqualTo(before);
      script.signal("TERM");

      assertThat(script.exitStatus()).isZero();
      assertThat(services.log())
          .containsExactly("start web", "start cron", "start web", "stop cron", "stop web");
    }
  }

  @Test
  void aServiceThatDiesTooOftenEndsIt() throws Exception {
    restarted(new ServiceTraits.Restart("upstart", 1, 1));

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      kill(services.pid("web"));
      awaitEnd(script, "exhume: web: ok again");
      kill(services.pid("web"));

      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines())
          .contains("exhume: web: died, and was started again 1 times in vain")
          .endsWith("exhume: ended because web failed");
    }
  }

  @Test
  void nothingIsStartedAgainWhenSomebodyElseDoesIt() throws Exception {
    restarted(new ServiceTraits.Restart("systemd", 1, 5));
    environment = Map.of("EXHUME_RESTART", "no");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      kill(services.pid("web"));

      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines()).contains("exhume: web: died");
    }
  }

  @Test
  void servicesHaveWhatInitGaveThemAndNothingElse() throws Exception {
    Path seen = root.resolve("seen");
    services.service("web", true, "env >" + seen, "exit 0", List.of());
    environment =
        Map.of(
            "HOSTNAME",
            "container",
            "SECRET_TOKEN",
            "x",
            "JAVA_OPTS",
            "-Xmx1g -Da='b c'",
            "TZ",
            "Europe/Berlin",
            "EXHUME_PASS",
            "JAVA_OPTS $(touch${IFS}pwned)",
            "HOME",
            "/root",
            "EXHUME_SECRET_1",
            "s");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
    }

    assertThat(Files.readAllLines(seen))
        .contains(
            "HOME=/",
            "EXHUME_SECRET_1=s",
            "RUNLEVEL=3",
            "JAVA_OPTS=-Xmx1g -Da='b c'",
            "TZ=Europe/Berlin")
        .anyMatch(line -> line.startsWith("PATH=/usr/local/sbin:"))
        .noneMatch(line -> line.startsWith("SECRET_TOKEN") || line.startsWith("EXHUME_P"))
        .noneMatch(line -> line.startsWith("HOSTNAME=container"));
    assertThat(Path.of("/pwned")).doesNotExist();
  }

  @Test
  void aServiceIsStoppedByTheSignalThatItsInitSent() throws Exception {
    Path said = root.resolve("said");
    String daemon = "trap 'echo quit >>" + said + "; exit 0' USR1; while :; do sleep 1; done";
    WatchedService service =
        BackgroundService.below(root.toString(), "web", true, List.of("/bin/sh", "-c", daemon));
    services.add(
        service.with(new ServiceTraits(List.of(), List.of(), Optional.empty(), "USR1", false)));

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }

    assertThat(said).hasContent("quit\n");
  }

  private void restarted(ServiceTraits.Restart restart) throws Exception {
    services.daemon("web");
    WatchedService service = services.all().remove(services.all().size() - 1);
    services.add(
        service.with(new ServiceTraits(List.of(), List.of(), Optional.of(restart), "TERM", false)));
  }

  private static void awaitEnd(RunningEntrypoint script, String start) throws Exception {
    script.awaitLineThat(line -> line.startsWith(start));
  }
}
