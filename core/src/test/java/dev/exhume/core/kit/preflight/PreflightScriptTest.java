package dev.exhume.core.kit.preflight;

import static dev.exhume.core.kit.Profiles.profile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import dev.exhume.core.kit.Profiles;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code preflight.sh} says of hosts and engines, with an engine that only plays its part. */
class PreflightScriptTest {
  private static final long SMALL = 4096;

  @TempDir private Path directory;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void aHostThatHasEverything() throws IOException {
    Files.writeString(directory.resolve("Dockerfile"), "FROM scratch\n");
    Files.writeString(directory.resolve("rootfs.tar.gz"), "");
    Path proc = Files.createDirectories(directory.resolve("proc"));
    Files.createDirectories(proc.resolve("self"));
    Files.createDirectories(proc.resolve("net"));
    Files.createDirectories(proc.resolve("sys/kernel"));
    Files.writeString(proc.resolve("cmdline"), "quiet\n");
    Files.writeString(proc.resolve("meminfo"), "MemAvailable:    8000000 kB\n");
    Files.writeString(proc.resolve("sys/kernel/shmmax"), "1\n");
    Files.writeString(proc.resolve("sys/kernel/shmall"), "1\n");
    Files.writeString(
        proc.resolve("net/route"), "Iface Destination Gateway Flags RefCnt Use Metric Mask\n");
    environment.put("PREFLIGHT_PROC", proc.toString());
    environment.put("PREFLIGHT_SYS", directory.resolve("sys").toString());
    environment.put("ENGINE_VERSION", "28.1.0");
    environment.put("PROBE_STATUS", "0");
    environment.put("PORT_80", "127.0.0.1:");
    environment.put("STORE", directory.toString());
    engine();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox ash", "bash --posix"})
  void aHostThatHasEverythingIsAGo(String shell) throws Exception {
    Answer answer = ask(shell, webServer());

    assertThat(answer.lines()).noneMatch(line -> line.startsWith("NO-GO"));
    assertThat(answer.lines())
        .contains(
            "ok     engine: " + environment.get("DOCKER") + " 28.1.0",
            "ok     ia32: the kernel runs 32-bit programs",
            "ok     seccomp: a 32-bit program in a container opened a socket",
            "ok     vsyscall: not needed: the C library does without",
            "ok     ports: 80/tcp: the engine chooses one of this host's")
        .endsWith("go");
    assertThat(answer.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox ash", "bash --posix"})
  void aPortThatIsTakenIsANoGo(String shell) throws Exception {
    environment.remove("PREFLIGHT_PROC");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      environment.put("PORT_80", Integer.toString(port));

      Answer answer = ask(shell, webServer());

      assertThat(answer.status()).isEqualTo(1);
      assertThat(answer.lines())
          .anyMatch(line -> line.startsWith("NO-GO  ports: %d/tcp is taken".formatted(port)));
    }
  }

  @Test
  void aPortOfAnotherAddressIsFree() throws Exception {
    Path tcp = directory.resolve("proc/net/tcp");
    Files.writeString(
        tcp, "sl local rem st\n 0: 0100007F:1F90 00000000:0000 0A\n 1: 0200000A:1F91 0:0 01\n");

    environment.put("PORT_80", "10.0.0.3:8080");
    assertThat(ask("dash", webServer()).lines()).contains("ok     ports: 8080/tcp is free");
    environment.put("PORT_80", "8081");
    assertThat(ask("dash", webServer()).lines()).contains("ok     ports: 8081/tcp is free");
    environment.put("PORT_80", "8080");
    assertThat(ask("dash", webServer()).status()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "PROBE_STATUS, 1, seccomp",
    "PROBE_STATUS, 126, seccomp",
    "INFO_STATUS, 1, engine",
    "NAME_TAKEN, yes, name",
    "D_TYPE, false, storage",
    "DOCKER, no-such-engine, engine"
  })
  void whatTheEngineLacksIsANoGo(String variable, String value, String check) throws Exception {
    environment.put(variable, value);

    Answer answer = ask("dash", webServer());

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.lines()).anyMatch(line -> line.startsWith("NO-GO  " + check + ":"));
  }

  @Test
  void theEngineThatIsKnownToRefuseSocketsIsANoGoWithoutATrial() throws Exception {
    environment.put("PROBE", "no");
    environment.put("ENGINE_VERSION", "29.4.2");
    assertThat(ask("dash", webServer()).lines())
        .anyMatch(line -> line.startsWith("NO-GO  seccomp: 32-bit programs open sockets"));

    environment.put("ENGINE_VERSION", "29.5.0");
    assertThat(ask("dash", webServer()).lines())
        .contains("warn   seccomp: not tried; version 29.5.0 is not known to refuse socketcall");
  }

  @Test
  void aKernelThatDoesNotRunSuchProgramsIsANoGo() throws Exception {
    String noProgram = "probe32='no program'";

    Answer answer = ask("dash", script(webServer()).replaceAll("probe32='.*'", noProgram));

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.lines())
        .anyMatch(line -> line.startsWith("NO-GO  ia32: the kernel does not run 32-bit programs"));
  }

  @Test
  void aKernelWithoutTheFixedPageIsANoGoForAnOldLibraryOf64Bits() throws Exception {
    ServerProfile old = profile().architecture("x86_64", "2.12").build();
    String dies = Matcher.quoteReplacement("probe64='#!/bin/sh\\nkill -SEGV $$\\n'");

    assertThat(ask("dash", old).lines())
        .contains("ok     vsyscall: the kernel answers at the fixed place");
    Answer answer = ask("dash", script(old).replaceAll("probe64='.*'", dies));

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.lines())
        .anyMatch(line -> line.startsWith("NO-GO  vsyscall:") && line.contains("vsyscall=emulate"));
  }

  @Test
  void aDiskWithoutRoomIsANoGo() throws Exception {
    Answer answer =
        ask(
            "dash",
            PreflightScript.of(
                webServer(), "web01", List.of("rootfs.tar.gz"), SMALL, Long.MAX_VALUE / 4));

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.lines()).anyMatch(line -> line.startsWith("NO-GO  storage:"));
  }

  @Test
  void aParameterThatTheKernelDoesNotHaveIsANoGo() throws Exception {
    ServerProfile profile = profile().database("postgresql", "8.1", "/var/lib/pgsql").build();
    assertThat(ask("dash", profile).lines()).contains("ok     sysctl: kernel.shmmax can be set");

    Files.delete(directory.resolve("proc/sys/kernel/shmmax"));

    assertThat(ask("dash", profile).lines())
        .anyMatch(line -> line.startsWith("NO-GO  sysctl: this kernel has no kernel.shmmax"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox ash", "bash --posix"})
  void anOldAddressIsANoGoWhereTheHostReachesItsNetwork(String shell) throws Exception {
    ServerProfile profile =
        profile()
            .networkCard("00:0c:29:5e:01:aa", "10.1.2.3/24")
            .service("httpd", Verdict.NEEDED, "site")
            .portOn("10.1.2.3", 80, "httpd")
            .build();
    Path route = directory.resolve("proc/net/route");
    assertThat(ask(shell, profile).lines())
        .contains("ok     address: no network of this host is in 10.1.2.0/24");

    Files.writeString(
        route,
        """
        Iface Destination Gateway Flags RefCnt Use Metric Mask
        eth0 00000000 0102000A 0003 0 0 0 00000000
        eth0 0000010A 00000000 0001 0 0 0 0000FFFF
        """);

    assertThat(ask(shell, profile).lines())
        .anyMatch(
            line -> line.startsWith("NO-GO  address: this host reaches a network in 10.1.2.0/24"));
    environment.put("KEEP_ADDRESS", "no");
    assertThat(ask(shell, profile).lines())
        .anyMatch(line -> line.startsWith("warn   address: httpd listens on 10.1.2.3 alone"));
  }

  @Test
  void anEngineWithoutRootOpensNoLowPort() throws Exception {
    environment.put("ROOTLESS", "yes");
    environment.put("PORT_80", "80");

    assertThat(ask("dash", webServer()).lines())
        .anyMatch(
            line -> line.startsWith("NO-GO  ports: an engine without root cannot open 80/tcp"));
  }

  @Test
  void whatTheServerCallsThingsNeverBecomesACommand() throws Exception {
    String hostile = "'\"; touch pwned; $(touch pwned) `touch pwned`\ntouch pwned\n#";
    ServerProfile profile =
        profile()
            .hostname(hostile)
            .networkCard("00:0c:29:5e:01:aa", "10.1.2.3/24")
            .service(hostile, Verdict.NEEDED, hostile)
            .portOn("10.1.2.3", 80, hostile)
            .build();
    ServerProfile planned =
        Profiles.withPlan(
            profile,
            List.of("/srv/$(touch pwned)"),
            List.of("80/tcp"),
            List.of("--sysctl", "a;touch pwned=1", "--device", hostile, "--ulimit", hostile));

    ask("dash", profile);
    ask("dash", planned);

    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    Path shellcheck = Path.of("/usr/bin/shellcheck");
    assumeTrue(Files.isExecutable(shellcheck), "shellcheck is not on this machine");
    Path script = directory.resolve("preflight.sh");
    Files.writeString(script, script(webServer()));

    Process process =
        new ProcessBuilder(shellcheck.toString(), "-s", "sh", script.toString())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
  }

  @Test
  void anEngineThatRunsNoContainerIsQuoted() throws Exception {
    environment.put("PROBE_STATUS", "126");
    environment.put("PROBE_WORDS", "Error: crun: setrlimit: Operation not permitted");

    assertThat(ask("dash", webServer()).lines())
        .contains(
            "NO-GO  seccomp: a 32-bit program does not run in a container of this engine"
                + " (status 126): Error: crun: setrlimit: Operation not permitted");
  }

  private static ServerProfile webServer() {
    return profile()
        .hostname("web01.example.com")
        .service("httpd", Verdict.NEEDED, "site")
        .port(80, "tcp", "httpd", true)
        .build();
  }

  private static String script(ServerProfile profile) throws IOException {
    return PreflightScript.of(profile, "web01", List.of("rootfs.tar.gz"), SMALL, SMALL);
  }

  private Answer ask(String shell, ServerProfile profile) throws Exception {
    return ask(shell, script(profile));
  }

  private Answer ask(String shell, String text) throws Exception {
    Path script = directory.resolve("preflight.sh");
    Files.writeString(script, text);
    List<String> command = new ArrayList<>(Splitter.on(' ').splitToList(shell));
    command.add(script.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Answer(process.waitFor(), output.lines().toList());
  }

  /** An engine that answers as the environment of the script says. */
  private void engine() throws IOException {
    Path engine = directory.resolve("engine");
    Files.writeString(
        engine,
        """
        #!/bin/sh
        case $1 in
          info)
            [ -z "$INFO_STATUS" ] || { echo 'cannot connect'; exit 1; }
            echo " Docker Root Dir: $STORE"
            echo "  Supports d_type: ${D_TYPE:-true}"
            [ -z "$ROOTLESS" ] || echo '  rootless'
            ;;
          version) echo "$ENGINE_VERSION" ;;
          container) [ -n "$NAME_TAKEN" ] ;;
          network) exit 1 ;;
          run) printf '%s\\n' 'WARNING: platform' "$PROBE_WORDS" >&2; exit "$PROBE_STATUS" ;;
        esac
        """);
    Files.setPosixFilePermissions(engine, PosixFilePermissions.fromString("rwxr-xr-x"));
    environment.put("DOCKER", engine.toString());
  }

  /** How the script ended, and what it said. */
  private record Answer(int status, List<String> lines) {}
}
