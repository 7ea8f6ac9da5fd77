package dev.exhume.core.kit.entrypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A script for stub services, in one of the shells: what its tests by subject have in common. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
abstract class EntrypointContract {
  static final ServiceLimits QUICK = new ServiceLimits(20, 3, 20, 2, 2, 2);

  @TempDir Path root;
  StubServices services;
  ServiceLimits limits = QUICK;
  int bits = 64;
  String syslog = "";
  List<ExtraCommand> extras = List.of();
  List<String> dataDirectories = List.of();
  List<RuntimeFile> runtimeFiles = List.of();
  Map<String, String> environment = Map.of();
  private final List<String> shell;

  /**
   * Tests of a shell.
   *
   * @param shell the command that runs a script
   */
  EntrypointContract(List<String> shell) {
    this.shell = shell;
  }

  @BeforeEach
  void prepare() throws IOException {
    Path program = Path.of(shell.get(0));
    assumeTrue(Files.isExecutable(program), program + " is not on this machine");
    services = new StubServices(root);
  }

  void startAndStop() throws Exception {
    services.daemon("web");
    try (RunningEntrypoint script = start()) {
      script.awaitLine("exhume: up");
      script.signal("TERM");
      assertThat(script.exitStatus()).isZero();
    }
  }

  RunningEntrypoint start(String... arguments) throws IOException {
    ServicePlan plan =
        new ServicePlan(
            bits, "3", "", syslog, limits, services.all(), extras, dataDirectories, runtimeFiles);
    return RunningEntrypoint.start(shell, root, plan, environment, arguments);
  }

  /** Where nobody buries the dead, a process that ended is still there as a zombie. */
  static boolean isAlive(long pid) throws IOException {
    Path status = Path.of("/proc/%d/status".formatted(pid));
    return Files.exists(status) && !Files.readString(status).contains("State:\tZ");
  }

  void file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  static void kill(long pid) throws IOException, InterruptedException {
    run("kill", "-KILL", Long.toString(pid));
  }

  static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
  }

  static ServiceTraits traits(List<Integer> ports, List<String> logs, boolean keepsData) {
    return new ServiceTraits(ports, logs, Optional.empty(), ServiceTraits.USUAL_SIGNAL, keepsData);
  }
}
