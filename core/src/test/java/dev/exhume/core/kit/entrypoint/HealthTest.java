package dev.exhume.core.kit.entrypoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine learns when it asks the entrypoint how the services are. */
class HealthTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox ash", "bash --posix"})
  void itIsHealthyWhileAllSocketsAreOpen(String shell) throws Exception {
    try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DatagramSocket names = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Answer answer =
          ask(
              shell,
              Map.of(),
              "httpd=%d/tcp".formatted(web.getLocalPort()),
              "named=%d/udp".formatted(names.getLocalPort()));

      assertThat(answer).isEqualTo(new Answer(0, ""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox ash", "bash --posix"})
  void aSocketThatIsNotOpenIsNamed(String shell) throws Exception {
    int port = closedPort();

    Answer answer = ask(shell, Map.of(), "httpd=%d/tcp".formatted(port));

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.output()).contains("httpd: %d/tcp is not open".formatted(port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "busybox ash", "bash --posix"})
  void aServiceThatWasLeftOutDoesNotCount(String shell) throws Exception {
    Answer answer =
        ask(shell, Map.of("EXHUME_WITHOUT", "httpd"), "httpd=%d/tcp".formatted(closedPort()));

    assertThat(answer).isEqualTo(new Answer(0, ""));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return closed.getLocalPort();
    }
  }

  private Answer ask(String shell, Map<String, String> environment, String... sockets)
      throws IOException, InterruptedException {
    Path script = directory.resolve("entrypoint.sh");
    ServicePlan plan =
        new ServicePlan(
            64, "3", "", "", ServiceLimits.USUAL, List.of(), List.of(), List.of(), List.of());
    Files.writeString(script, EntrypointScript.of(plan, ""));
    List<String> command = new ArrayList<>(Splitter.on(' ').splitToList(shell));
    command.add(script.toString());
    command.add("--health");
    command.addAll(List.of(sockets));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Answer(process.waitFor(), output);
  }

  /** How the script ended, and what it said. */
  private record Answer(int status, String output) {}
}
