package dev.exhume.core.kit.entrypoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** An entrypoint that runs in a shell, below a directory of its own. */
final class RunningEntrypoint implements AutoCloseable {
  private final Path root;
  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();

  private RunningEntrypoint(Path root, Process process) {
    this.root = root;
    this.process = process;
    output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  static RunningEntrypoint start(
      List<String> shell,
      Path root,
      ServicePlan plan,
      Map<String, String> environment,
      String... arguments)
      throws IOException {
    Path script = root.resolve("entrypoint.sh");
    Files.writeString(script, EntrypointScript.of(plan, root.toString()));
    List<String> command = new ArrayList<>(shell);
    command.add(script.toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new RunningEntrypoint(root, builder.start());
  }

  /** Reads what the script says up to a line. */
  void awaitLine(String expected) throws IOException {
    awaitLineThat(expected::equals, expected);
  }

  /** Reads what the script says up to a line of that kind. */
  void awaitLineThat(Predicate<String> isIt) throws IOException {
    awaitLineThat(isIt, "such a line");
  }

  private void awaitLineThat(Predicate<String> isIt, String expected) throws IOException {
    String line = output.readLine();
    while (line != null) {
      lines.add(line);
      if (isIt.test(line)) {
        return;
      }
      line = output.readLine();
    }
    throw new AssertionError(
        "the script ended without saying \"%s\": %s".formatted(expected, lines));
  }

  /** Sends a signal by the name that {@code kill} knows. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /**
   * Whether a signal gets through to the script.
   *
   * <p>Java starts processes with QUIT blocked, and {@code nohup} and {@code &} have more ignored.
   */
  boolean receives(int signal) throws IOException {
    return Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
        .filter(line -> line.startsWith("SigBlk:") || line.startsWith("SigIgn:"))
        .map(line -> line.substring("SigBlk:".length()).strip())
        .noneMatch(mask -> (Long.parseUnsignedLong(mask, 16) >>> (signal - 1) & 1) == 1);
  }

  /** Waits for the end; what still runs may keep the output open, so it is not read to its end. */
  int exitStatus() throws IOException, InterruptedException {
    int status = process.waitFor();
    while (output.ready()) {
      lines.add(output.readLine());
    }
    return status;
  }

  /** All lines read so far. */
  List<String> lines() {
    return lines;
  }

  /** Ends the script and every process that left its number in the directory. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    for (String pid : StubServices.processNumbers(root)) {
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
