package dev.exhume.core.kit.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the script stops services. */
abstract class EntrypointStop extends EntrypointContract {
  private static final String WAIT = "while :; do sleep 1; done";

  EntrypointStop(List<String> shell) {
    super(shell);
  }

  @ParameterizedTest
  @CsvSource({"INT, 2", "QUIT, 3"})
  void intAndQuitStopItAsTermDoes(String signal, int number) throws Exception {
    services.daemon("web");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      assumeTrue(
          script.receives(number), "whoever runs the tests has %s blocked".formatted(signal));
      script.signal(signal);

      assertThat(script.exitStatus()).isZero();
      assertThat(services.log()).containsExactly("start web", "stop web");
    }
  }

  @Test
  void termWhileStartingStopsWhatRuns() throws Exception {
    services
        .daemon("database")
        .service("web", true, "sleep 60", "exit 0", List.of("/x"))
        .daemon("cron");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: web: starting");
      script.signal("TERM");

      assertThat(script.exitStatus()).isZero();
      assertThat(services.log())
          .containsExactly("start database", "start web", "stop web", "stop database");
    }
  }

  @Test
  void aStopThatNeverEndsIsGivenUpAndTheOthersAreStopped() throws Exception {
    limits = new ServiceLimits(20, 3, 3, 2, 2, 2);
    services
        .daemon("database")
        .service("web", true, services.startDaemon("web"), "sleep 60", List.of("/var/run/web.pid"));

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      script.signal("TERM");

      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines()).anyMatch(line -> line.startsWith("exhume: web: not stopped ("));
      assertThat(services.log()).endsWith("stop web", "stop database");
    }
  }

  @Test
  void aServiceWithoutAStopCommandIsStoppedByASignal() throws Exception {
    Path script = services.script("web", services.startDaemon("web"), "", "");
    services.add(
        new WatchedService(
            "web",
            true,
            List.of(script.toString(), "start"),
            List.of(),
            List.of(),
            List.of("/var/run/web.pid"),
            List.of()));

    try (RunningEntrypoint running = start()) {
      running.awaitLine("exhume: up");
      long pid = services.pid("web");
      running.signal("TERM");

      assertThat(running.exitStatus()).isZero();
      assertThat(isAlive(pid)).isFalse();
    }
  }

  @Test
  void whatSuRunsIsAskedToEndAndNotSuWhichWouldKillIt() throws Exception {
    Path log = root.resolve("log");
    Path server = program("server", "trap 'echo server ended >>" + log + "; exit 0' TERM", WAIT);
    Path shell = program("shell", "trap : TERM", server + " & wait; wait; wait");
    Path su =
        program("su", "trap 'echo su was asked >>" + log + "; exit 0' TERM", shell + " & wait");
    services.add(BackgroundService.below(root.toString(), "web", true, List.of(su.toString())));

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      script.signal("TERM");

      assertThat(script.exitStatus()).isZero();
      assertThat(services.log()).contains("server ended").doesNotContain("su was asked");
    }
  }

  private Path program(String name, String... lines) throws IOException {
    Path program = root.resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }
}
