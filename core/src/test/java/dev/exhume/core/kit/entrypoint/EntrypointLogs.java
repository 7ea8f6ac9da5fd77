package dev.exhume.core.kit.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the script shows of the log files of services. */
abstract class EntrypointLogs extends EntrypointContract {
  EntrypointLogs(List<String> shell) {
    super(shell);
  }

  @Test
  void whatAServiceWritesIntoItsLogIsShownFromTheStartOn() throws Exception {
    file("var/log/web.log", "of the old machine\nof its last day\n");
    withLogs(
        "web", "printf '%s\\n' 'ready $(touch pwned) \\n %s' >>" + log("web"), "/var/log/web.log");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("[web/web.log] ready $(touch pwned) \\n %s");
      append("web", "half");
      append("web", " a line\n");
      script.awaitLine("[web/web.log] half a line");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
      assertThat(script.lines()).noneMatch(line -> line.contains("old machine"));
    }
  }

  @Test
  void aLogThatComesLaterOrIsReplacedIsFollowed() throws Exception {
    Files.createDirectories(root.resolve("var/log"));
    withLogs("web", "exit 0", "/var/log/web.log");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      file("var/log/web.log", "first\n");
      script.awaitLine("[web/web.log] first");
      Files.move(log("web"), root.resolve("var/log/web.log.1"));
      file("var/log/web.log", "second\n");
      script.awaitLine("[web/web.log] second");
    }
  }

  @Test
  void aLogThatIsEmptiedIsReadFromItsNewStart() throws Exception {
    file("var/log/web.log", "");
    withLogs("web", "exit 0", "/var/log/web.log");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      append("web", "a line that is long enough\n");
      script.awaitLine("[web/web.log] a line that is long enough");
      file("var/log/web.log", "short\n");
      script.awaitLine("[web/web.log] short");
    }
  }

  @Test
  void aFloodOfLinesIsCutShort() throws Exception {
    file("var/log/web.log", "");
    withLogs("web", "exit 0", "/var/log/web.log");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      append("web", "flood\n".repeat(5000));
      script.awaitLine(
          "[web/web.log] (more than 500 lines in a second: the rest is in /var/log/web.log)");
      append("web", "after the flood\n");
      script.awaitLine("[web/web.log] after the flood");
    }
  }

  @Test
  void theLastWordsOfAServiceAreShown() throws Exception {
    file("var/log/web.log", "");
    Path script =
        services.script(
            "web",
            services.startDaemon("web"),
            services.stopDaemon("web") + "\necho 'shut down' >>" + log("web"),
            "exit 3");
    services.add(
        new WatchedService(
                "web",
                true,
                List.of(script.toString(), "start"),
                List.of(script.toString(), "stop"),
                List.of(),
                List.of("/var/run/web.pid"),
                List.of())
            .with(traits(List.of(), List.of("/var/log/web.log"), false)));

    try (RunningEntrypoint running = start()) {
      running.awaitLine("exhume: up");
      running.signal("TERM");
      assertThat(running.exitStatus()).isZero();
      assertThat(running.lines()).contains("[web/web.log] shut down").endsWith("exhume: ended");
    }
  }

  @Test
  void noLogIsShownWhenNobodyWantsThem() throws Exception {
    file("var/log/web.log", "");
    environment = Map.of("EXHUME_LOGS", "none");
    withLogs("web", "echo ready >>" + log("web"), "/var/log/web.log");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
      assertThat(script.lines()).noneMatch(line -> line.startsWith("["));
    }
  }

  @Test
  void moreLogsThanAShellCanHoldOpenDoNoHarm() throws Exception {
    withLogs(
        "web",
        "exit 0",
        "/a.log",
        "/b.log",
        "/c.log",
        "/d.log",
        "/e.log",
        "/f.log",
        "/g.log",
        "/h.log",
        "/missing/place.log");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      file("g.log", "the seventh\n");
      script.awaitLine("[web/g.log] the seventh");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }
  }

  @Test
  void thatNobodyCollectsSystemMessagesIsSaidWithWhatWould() throws Exception {
    services.daemon("web");
    syslog = "rsyslog";

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      assertThat(script.lines())
          .contains(
              "exhume: no syslog runs, so what services tell it is lost;"
                  + " EXHUME_ALSO=rsyslog starts the server's own");
    }
  }

  private void withLogs(String name, String start, String... logs) throws Exception {
    services.service(name, true, start, "exit 0", List.of());
    WatchedService service = services.all().remove(services.all().size() - 1);
    services.add(service.with(traits(List.of(), List.of(logs), false)));
  }

  private Path log(String name) {
    return root.resolve("var/log/" + name + ".log");
  }

  private void append(String name, String text) throws Exception {
    Files.writeString(log(name), text, StandardOpenOption.APPEND);
  }
}
