package dev.exhume.core.kit.run;

import static dev.exhume.core.kit.Profiles.profile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import dev.exhume.core.kit.Profiles;
import dev.exhume.core.kit.rebuild.BuildArgument;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunScriptTest {
  @TempDir Path directory;

  @Test
  void itBuildsTheImageAndRunsItWithWhatTheServerNeeds() throws Exception {
    assertThat(run(webServer(), Map.of()))
        .containsExactly(
            List.of(
                "build",
                "--platform",
                "linux/386",
                "-t",
                "web01-example-com",
                directory.toString()),
            List.of(
                "run",
                "-d",
                "--name",
                "web01-example-com",
                "-v",
                "web01-example-com-var-lib-mysql:/var/lib/mysql",
                "-p",
                "127.0.0.1:3306:3306/tcp",
                "-p",
                "80:80/tcp",
                "--stop-timeout",
                "60",
                "--hostname",
                "web01.example.com",
                "--ulimit",
                "nofile=1024:4096",
                "--platform",
                "linux/386",
                "web01-example-com"));
  }

  @Test
  void anImageThatIsThereIsLoadedInsteadOfBuilt() throws Exception {
    List<List<String>> calls =
        run(
            RunScript.of(webServer(), "web01-example-com", true, List.of()),
            Map.of("IMAGE", "shop:2"));

    assertThat(calls.subList(0, 2))
        .containsExactly(
            List.of("load", "-i", directory.resolve("image.tar").toString()),
            List.of("tag", "localhost/web01-example-com:latest", "shop:2"));
    assertThat(calls.get(2)).startsWith("run", "-d").endsWith("--platform", "linux/386", "shop:2");
    assertThat(calls).hasSize(3);
  }

  @Test
  void podmanIsToldTheHealthCheckThatItForgetsOfALoadedImage() throws Exception {
    String script = RunScript.of(webServer(), "web01-example-com", true, List.of());
    Path podman = Files.createSymbolicLink(directory.resolve("podman"), Path.of("engine"));

    assertThat(run(script, Map.of("DOCKER", podman.toString())).get(2))
        .containsSequence("--health-start-period", "900s", "--health-retries", "3")
        .containsSequence("--health-interval", "30s", "--health-timeout", "10s")
        .containsSequence(
            "--health-cmd", "/bin/sh /entrypoint.sh --health httpd=80/tcp mysqld=3306/tcp");
  }

  @Test
  void whatTheBuildCanBeToldIsTakenFromTheEnvironmentIfItIsThere() throws Exception {
    String script =
        RunScript.of(
            webServer(),
            "web01-example-com",
            false,
            List.of(
                new BuildArgument("BASE", "debian/eol:etch", "a base"),
                new BuildArgument("ARCHIVE", "http://archive.example.org", "an archive")));

    List<List<String>> calls =
        run(script, Map.of("ARCHIVE", "http://my mirror/", "http_proxy", ""));

    assertThat(calls.get(0))
        .containsExactly(
            "build",
            "--platform",
            "linux/386",
            "--build-arg",
            "ARCHIVE=http://my mirror/",
            "-t",
            "web01-example-com",
            directory.toString());
    assertThat(script).contains("# BASE            a base");
  }

  @Test
  void namesPortsAndFurtherOptionsAreTheUsersToChoose() throws Exception {
    List<List<String>> calls =
        run(
            webServer(),
            Map.of("IMAGE", "my/image:1", "NAME", "my-name", "PORT_80", "127.0.0.1:8080"),
            "--network",
            "my net");

    assertThat(calls.get(0)).contains("my/image:1");
    assertThat(calls.get(1))
        .containsSequence("--name", "my-name")
        .containsSequence("-p", "127.0.0.1:8080:80/tcp")
        .containsSequence("-v", "my-name-var-lib-mysql:/var/lib/mysql")
        .containsSequence("--network", "my net", "my/image:1")
        .endsWith("my/image:1");
  }

  @Test
  void aConnectorThatBelievesAnyCallerIsForThisHostOnly() throws Exception {
    ServerProfile profile =
        profile()
            .service("tomcat5", Verdict.NEEDED, "application")
            .port(8080, "tcp", "tomcat5", true)
            .port(8009, "tcp", "tomcat5", false)
            .build();

    assertThat(run(profile, Map.of()).get(1)).contains("8080:8080/tcp", "127.0.0.1:8009:8009/tcp");
  }

  @Test
  void eachOptionHasItsReasonBesideIt() {
    List<String> lines =
        RunScript.of(webServer(), "web01-example-com", false, List.of()).lines().toList();

    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith("set -- ")) {
        assertThat(lines.get(i - 1)).as(lines.get(i)).startsWith("# ");
      }
    }
    assertThat(lines)
        .contains(
            "# Missing: nas:/export/data was mounted at /data. With its data at hand add",
            "#   -v /path/of/the/data:/data");
  }

  @Test
  void whatTheServerCallsThingsNeverBecomesACommand() throws Exception {
    String hostile = "'\"; touch pwned; $(touch pwned) `touch pwned`\ntouch pwned\n#";
    ServerProfile profile =
        profile()
            .hostname(hostile)
            .service(hostile, Verdict.NEEDED, hostile)
            .port(80, "tcp", hostile, true)
            .database("mysql", "4.1", "/var/lib/" + hostile)
            .mount(hostile, hostile, hostile, MountStatus.MISSING)
            .build();

    List<List<String>> calls = run(profile, Map.of());

    assertThat(calls).hasSize(2);
    assertThat(calls.get(1)).containsSequence("-p", "80:80/tcp").doesNotContain("--hostname", "-v");
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void optionsThatSomebodyElsePlannedAreQuoted() throws Exception {
    ServerProfile plain = profile().build();
    ServerProfile profile =
        Profiles.withPlan(
            plain,
            List.of("/srv/with 'quote'"),
            List.of("80/tcp", "80;id/tcp", "x"),
            List.of("--label", "a=$(touch pwned) b", "--env", "X='"));

    List<List<String>> calls = run(profile, Map.of());

    assertThat(calls.get(1))
        .containsSequence("--label", "a=$(touch pwned) b")
        .containsSequence("--env", "X='")
        .containsSequence("-v", "rescued-server-srv-with--quote-:/srv/with 'quote'")
        .doesNotContain("x", "80;id/tcp");
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    Path shellcheck = Path.of("/usr/bin/shellcheck");
    assumeTrue(Files.isExecutable(shellcheck), "shellcheck is not on this machine");
    Path script = directory.resolve("run.sh");
    Files.writeString(script, RunScript.of(webServer(), "web01-example-com", false, List.of()));

    Process process =
        new ProcessBuilder(shellcheck.toString(), "-s", "sh", script.toString())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
  }

  private static String name(ServerProfile profile) {
    return profile.host().hostname().filter("web01.example.com"::equals).isPresent()
        ? "web01-example-com"
        : "rescued-server";
  }

  private static ServerProfile webServer() {
    return profile()
        .hostname("web01.example.com")
        .service("mysqld", Verdict.NEEDED, "data")
        .service("httpd", Verdict.NEEDED, "site")
        .port(80, "tcp", "httpd", true)
        .port(3306, "tcp", "mysqld", false)
        .database("mysql", "4.1.20", "/var/lib/mysql")
        .mount("nas:/export/data", "/data", "nfs", MountStatus.MISSING)
        .build();
  }

  /** Runs the script with an engine that only writes down what it is called with. */
  private List<List<String>> run(
      ServerProfile profile, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return run(RunScript.of(profile, name(profile), false, List.of()), environment, arguments);
  }

  private List<List<String>> run(String text, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path log = Files.createFile(directory.resolve("calls"));
    Path engine = directory.resolve("engine");
    Files.writeString(
        engine,
        "#!/bin/sh\nfor word in \"$@\"; do printf '%s\\0' \"$word\"; done >>'"
            + log
            + "'\nprintf 'END\\0' >>'"
            + log
            + "'\n");
    Path script = directory.resolve("run.sh");
    Files.writeString(script, text);
    Files.setPosixFilePermissions(engine, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("DOCKER", engine.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(process.waitFor()).isZero();
    List<List<String>> calls = new ArrayList<>();
    for (String call : Splitter.on("END\0").omitEmptyStrings().split(Files.readString(log))) {
      calls.add(Splitter.on('\0').splitToList(call.substring(0, call.length() - 1)));
    }
    return calls;
  }
}
