package dev.exhume.core.kit.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the script does, in whatever shell. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
abstract class EntrypointContract {
  private static final ServiceLimits QUICK = new ServiceLimits(20, 20, 2, 2, 2);

  private static final String WAIT = "while :; do sleep 1; done";

  @TempDir Path root;
  private StubServices services;
  private ServiceLimits limits = QUICK;
  private int bits = 64;
  private List<ExtraCommand> extras = List.of();
  private List<String> dataDirectories = List.of();
  private List<RuntimeFile> runtimeFiles = List.of();
  private Map<String, String> environment = Map.of();

  /** The command that runs a script. */
  abstract List<String> shell();

  @BeforeEach
  void prepare() throws IOException {
    Path program = Path.of(shell().get(0));
    assumeTrue(Files.isExecutable(program), program + " is not on this machine");
    services = new StubServices(root);
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
  void localhostIsOneAddressWhereThereIsNoIpv6() throws Exception {
    Path hosts = hosts("127.0.0.1\tlocalhost", "::1\tlocalhost ip6-localhost", "10.1.2.3\tweb01");
    Files.createDirectories(root.resolve("proc/net"));
    Files.writeString(
        root.resolve("proc/net/if_inet6"),
        "00000000000000000000000000000001 01 80 10 80       lo\n");

    startAndStop();

    assertThat(hosts).hasContent("127.0.0.1 localhost\n::1 ip6-localhost\n10.1.2.3 web01\n");
  }

  @Test
  void localhostKeepsBothAddressesWhereThereIsIpv6() throws Exception {
    Path hosts = hosts("127.0.0.1\tlocalhost", "::1\tlocalhost ip6-localhost");
    Files.createDirectories(root.resolve("proc/net"));
    Files.writeString(
        root.resolve("proc/net/if_inet6"),
        """
        00000000000000000000000000000001 01 80 10 80       lo
        20010db8000000000000000000000010 02 40 00 80     eth0
        """);

    startAndStop();

    assertThat(hosts).hasContent("127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost\n");
  }

  private Path hosts(String... lines) throws IOException {
    Path hosts = root.resolve("etc/hosts");
    Files.createDirectories(root.resolve("etc"));
    Files.write(hosts, List.of(lines));
    return hosts;
  }

  private void startAndStop() throws Exception {
    services.daemon("web");
    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }
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

  @Test
  void aServiceThatStartsSlowlyThoughItsScriptGaveUpIsUp() throws Exception {
    String late = "( sleep 2; echo $$ >/dev/null; %s ) &\nexit 1";
    services.service(
        "database",
        true,
        late.formatted(services.startDaemon("database").replace("\n", "; ").replace("&;", "&")),
        services.stopDaemon("database"),
        List.of("/var/run/database.pid"));
    limits = new ServiceLimits(20, 20, 6, 2, 2);

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
  void aStartThatNeverEndsIsGivenUp() throws Exception {
    limits = new ServiceLimits(2, 20, 2, 2, 2);
    services.service("web", true, "sleep 60", "exit 0", List.of("/var/run/web.pid"));

    try (RunningEntrypoint script = start()) {
      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines()).anyMatch(line -> line.startsWith("exhume: web: failed ("));
    }
  }

  @Test
  void aStopThatNeverEndsIsGivenUpAndTheOthersAreStopped() throws Exception {
    limits = new ServiceLimits(20, 3, 2, 2, 2);
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

  @Test
  void aServiceThatShouldStayInTheForegroundAndDoesNotHasFailed() throws Exception {
    services.add(BackgroundService.below(root.toString(), "job", true, List.of("false")));

    try (RunningEntrypoint script = start()) {
      assertThat(script.exitStatus()).isEqualTo(1);
      assertThat(script.lines()).endsWith("exhume: ended because job failed");
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
    limits = new ServiceLimits(20, 20, 1, 0, 2);

    try (RunningEntrypoint running = start()) {
      running.awaitLine("exhume: up");
      Files.delete(alive);

      assertThat(running.exitStatus()).isEqualTo(1);
      assertThat(running.lines()).contains("exhume: app: died");
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
  void conditionalServicesStartWhenAskedForAndNeededOnesStayOutWhenAsked() throws Exception {
    services.daemon("database").conditionalDaemon("mail").conditionalDaemon("dns").daemon("web");
    environment = Map.of("EXHUME_ALSO", "mail other", "EXHUME_WITHOUT", "web");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      assertThat(services.log()).containsExactly("start database", "start mail");
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
  void whatDeadProcessesLeftIsRemovedBeforeAnythingStarts() throws Exception {
    file("var/run/web.pid", "1");
    file("var/run/named/named.pid", "7");
    file("var/run/news/innd.pid", "7");
    file("var/run/sudo/_admin/tty1", "");
    file("var/run/kept/deeper/file", "");
    file("var/run/.hidden", "");
    file("var/lock/subsys/web", "");
    file("var/lib/rpm/__db.001", "");
    file("var/lib/mysql/host.example.pid", "12\n");
    file("var/lib/mysql/not.pid", "data of somebody\n");
    file("var/lib/mysql/ibdata1", "data");
    file("tmp/.s.PGSQL.5432.lock", "");
    file("tmp/.X0-lock", "");
    file("tmp/upload", "");
    file("opt/app/app.pid", "9 \n");
    file("opt/app/readme.pid", "not a number");
    file("data/precious", "");
    file("etc/mtab", "/dev/hda1 / ext3");
    Files.createSymbolicLink(root.resolve("var/run/elsewhere"), root.resolve("data"));
    dataDirectories = List.of("/var/lib/mysql");
    services.service(
        "app", true, "exit 0", "exit 0", List.of("/opt/app/readme.pid", "/opt/app/app.pid"));

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }

    for (String gone :
        List.of(
            "var/run/web.pid",
            "var/run/named/named.pid",
            "var/run/sudo/_admin/tty1",
            "var/run/.hidden",
            "var/lock/subsys/web",
            "var/lib/rpm/__db.001",
            "var/lib/mysql/host.example.pid",
            "tmp/.s.PGSQL.5432.lock",
            "tmp/.X0-lock",
            "opt/app/app.pid")) {
      assertThat(root.resolve(gone)).doesNotExist();
    }
    for (String kept :
        List.of(
            "var/run/named",
            "var/run/news/innd.pid",
            "var/run/kept/deeper/file",
            "var/lib/mysql/not.pid",
            "var/lib/mysql/ibdata1",
            "tmp/upload",
            "opt/app/readme.pid",
            "data/precious",
            "var/run/elsewhere/precious")) {
      assertThat(root.resolve(kept)).exists();
    }
    Path mountTable = root.resolve("etc/mtab");
    assertThat(Files.readSymbolicLink(mountTable)).hasToString("/proc/mounts");
    Files.delete(mountTable);
  }

  @Test
  void runtimeDirectoriesAreMadeWithTheirModes() throws Exception {
    runtimeFiles =
        List.of(
            new RuntimeFile("/run/lock", true, 01777, 0, 0),
            new RuntimeFile("/run/with 'quote' $(touch pwned)", true, 0750, 0, 0),
            new RuntimeFile("/run/utmp", false, 0664, 0, 0));
    file("run/utmp", "someone is logged in");

    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: no service is needed; waiting for a signal");
    }

    assertThat(Files.getAttribute(root.resolve("run/lock"), "unix:mode")).isEqualTo(0041777);
    assertThat(root.resolve("run/utmp")).isEmptyFile();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(root.resolve("run/with 'quote' $(touch pwned)"))))
        .isEqualTo("rwxr-x---");
    assertThat(root.resolve("pwned")).doesNotExist();
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

  private RunningEntrypoint start() throws IOException {
    ServicePlan plan =
        new ServicePlan(bits, "3", limits, services.all(), extras, dataDirectories, runtimeFiles);
    return RunningEntrypoint.start(shell(), root, plan, environment);
  }

  /** A script that says all is well after a daemon that died at once. */
  private String startDead(String name) {
    return services.startDaemon("/bin/true", root.resolve("var/run/" + name + ".pid"));
  }

  /** Where nobody buries the dead, a process that ended is still there as a zombie. */
  private static boolean isAlive(long pid) throws IOException {
    Path status = Path.of("/proc/%d/status".formatted(pid));
    return Files.exists(status) && !Files.readString(status).contains("State:\tZ");
  }

  private void file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static void kill(long pid) throws IOException, InterruptedException {
    run("kill", "-KILL", Long.toString(pid));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
  }
}
