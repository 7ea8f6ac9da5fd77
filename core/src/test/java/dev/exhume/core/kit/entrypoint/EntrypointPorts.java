package dev.exhume.core.kit.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How the script waits until services listen. */
abstract class EntrypointPorts extends EntrypointContract {
  /** Port 80 of all addresses, and 3306 of the loopback. */
  private static final String LISTENING =
      """
        sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
         0: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
         1: 0100007F:0CEA 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2 1
      """;

  EntrypointPorts(List<String> shell) {
    super(shell);
  }

  @Test
  void aServiceIsUpWhenItListens() throws Exception {
    daemonOn("web", List.of(8009, 80));
    daemonOn("database", List.of(3306));
    services.daemon("cron");
    limits = new ServiceLimits(20, 60, 20, 2, 2, 2);

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: web: starting");
      assertThat(services.log()).doesNotContain("start database");
      file("proc/net/tcp", LISTENING);
      script.awaitLine("exhume: up");
      assertThat(script.lines())
          .anyMatch(line -> line.matches("exhume: web: ok \\(\\d+ s, listens on port 80\\)"))
          .anyMatch(line -> line.matches("exhume: database: ok .*listens on port 3306\\)"))
          .anyMatch(line -> line.matches("exhume: cron: ok \\(\\d+ s\\)"));
    }
  }

  @Test
  void aServiceThatLivesButDoesNotListenIsToldAndKept() throws Exception {
    file("proc/net/tcp", LISTENING.replace(":0050 00000000:0000 0A", ":0050 01020304:0000 01"));
    daemonOn("web", List.of(80, 443));
    limits = new ServiceLimits(20, 1, 20, 2, 2, 2);

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      assertThat(script.lines())
          .anyMatch(
              line ->
                  line.matches(
                      "exhume: web: ok \\(\\d+ s, but nothing listens on port 80 443 yet\\)"));
      file("proc/net/tcp6", LISTENING);
      script.awaitLine("exhume: web: listens on port 80 now");
      assertThat(isAlive(services.pid("web"))).isTrue();
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }
  }

  @Test
  void aServiceThatDiesBeforeItListensHasFailed() throws Exception {
    String start = services.startDaemon("sleep 3", root.resolve("var/run/web.pid"));
    services.service("web", true, start, "exit 0", List.of("/var/run/web.pid"));
    services.all().set(0, services.all().get(0).with(traits(List.of(80), List.of(), false)));
    limits = new ServiceLimits(20, 60, 20, 2, 2, 2);

    try (RunningEntrypoint script = start()) {
      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines()).endsWith("exhume: ended because web failed");
    }
  }

  @Test
  void aServiceWhoseStartCommandStaysInTheForegroundIsUpIfItListens() throws Exception {
    file("proc/net/tcp", LISTENING);
    inForegroundOn("mail", 80);
    services.daemon("cron");
    limits = new ServiceLimits(2, 60, 20, 2, 2, 2);

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      assertThat(script.lines())
          .anyMatch(
              line ->
                  line.matches(
                      "exhume: mail: ok \\(\\d+ s, and its start command stays in the foreground,"
                          + " listens on port 80\\)"));
      assertThat(services.log()).containsExactly("start mail", "start cron");
      long mail = services.pid("mail");
      assertThat(isAlive(mail)).isTrue();
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
      assertThat(isAlive(mail)).isFalse();
      assertThat(script.lines()).anyMatch(line -> line.startsWith("exhume: mail: stopped ("));
    }
  }

  @Test
  void aServiceInTheForegroundThatDiesLaterIsSeenToDie() throws Exception {
    file("proc/net/tcp", LISTENING);
    inForegroundOn("mail", 80);
    limits = new ServiceLimits(2, 60, 20, 2, 2, 2);

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      ProcessHandle.of(services.pid("mail")).orElseThrow().destroyForcibly();
      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines()).contains("exhume: mail: died");
    }
  }

  @Test
  void aStartCommandThatStaysInTheForegroundAndDoesNotListenIsGivenUp() throws Exception {
    file("proc/net/tcp", LISTENING);
    inForegroundOn("mail", 25);
    limits = new ServiceLimits(2, 2, 20, 2, 2, 2);

    try (RunningEntrypoint script = start()) {
      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines()).endsWith("exhume: ended because mail failed");
    }
  }

  /** A service that is its own start command, and that nothing but its port tells of. */
  private void inForegroundOn(String name, int port) throws Exception {
    String pidFile = root.resolve("var/run/" + name + ".pid").toString();
    String command =
        "echo $$ >>%s\necho $$ >'%s'\nexec sleep 300".formatted(root.resolve("pids"), pidFile);
    services.add(
        new WatchedService(
                name,
                true,
                List.of(services.script(name, command, "", "exit 3").toString(), "start"),
                List.of(),
                List.of(),
                List.of(),
                List.of())
            .with(traits(List.of(port), List.of(), false)));
  }

  private void daemonOn(String name, List<Integer> ports) throws Exception {
    services.daemon(name);
    WatchedService service = services.all().remove(services.all().size() - 1);
    services.add(service.with(traits(ports, List.of(), false)));
  }
}
