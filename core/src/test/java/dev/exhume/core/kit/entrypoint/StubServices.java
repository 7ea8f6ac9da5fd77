package dev.exhume.core.kit.entrypoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Services for tests: a script each, a daemon that sleeps, and a log of what was asked of them. */
final class StubServices {
  private final Path root;
  private final Path log;
  private final List<WatchedService> services = new ArrayList<>();

  StubServices(Path root) throws IOException {
    this.root = root;
    log = Files.createFile(root.resolve("log"));
    Files.createDirectories(root.resolve("var/run"));
    Files.createDirectories(root.resolve("init.d"));
    Files.createFile(root.resolve("pids"));
  }

  /** A service that behaves. */
  StubServices daemon(String name) throws IOException {
    return service(
        name, true, startDaemon(name), stopDaemon(name), List.of("/var/run/" + name + ".pid"));
  }

  StubServices conditionalDaemon(String name) throws IOException {
    return service(
        name, false, startDaemon(name), stopDaemon(name), List.of("/var/run/" + name + ".pid"));
  }

  /** A service that does what the test says. */
  StubServices service(
      String name, boolean needed, String start, String stop, List<String> pidFiles)
      throws IOException {
    Path script = script(name, start, stop, "exit 3");
    services.add(
        new WatchedService(
            name,
            needed,
            List.of(script.toString(), "start"),
            List.of(script.toString(), "stop"),
            List.of(),
            pidFiles,
            List.of()));
    return this;
  }

  StubServices add(WatchedService service) {
    services.add(service);
    return this;
  }

  /** An init script. */
  Path script(String name, String start, String stop, String status) throws IOException {
    Path script = root.resolve("init.d").resolve("script" + services.size());
    Files.writeString(
        script,
        String.join(
            "\n",
            "#!/bin/sh",
            "case $1 in",
            "start) echo 'start " + name.replace("'", "") + "' >>" + log,
            start + ";;",
            "stop) echo 'stop " + name.replace("'", "") + "' >>" + log,
            stop + ";;",
            "status) " + status + ";;",
            "esac",
            ""));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  /** Starts a process that sleeps, and leaves its number where the service leaves it. */
  String startDaemon(String name) {
    return startDaemon("sleep 300", root.resolve("var/run/" + name + ".pid"));
  }

  String startDaemon(String command, Path pidFile) {
    return "%s </dev/null >/dev/null 2>&1 &\necho $! >>%s\necho $! >'%s'"
        .formatted(command, root.resolve("pids"), pidFile);
  }

  String stopDaemon(String name) {
    return "kill `cat '%1$s'`\nrm -f '%1$s'".formatted(root.resolve("var/run/" + name + ".pid"));
  }

  List<WatchedService> all() {
    return services;
  }

  List<String> log() throws IOException {
    return Files.readAllLines(log);
  }

  long pid(String name) throws IOException {
    return Long.parseLong(Files.readString(root.resolve("var/run/" + name + ".pid")).strip());
  }

  static List<String> processNumbers(Path root) throws IOException {
    return Files.readAllLines(root.resolve("pids"));
  }
}
