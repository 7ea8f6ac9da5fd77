package dev.exhume.core.reading;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerPathTest {
  @Test
  void anAbsolutePathLiesInTheServersRoot() {
    Path root = server().root();

    assertThat(ServerPath.of(root, "//home/web/")).contains(root.resolve("home/web"));
    assertThat(ServerPath.of(root, "/")).contains(root);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "home/web", "C:/web", "/home/\0web"})
  void whatNoUnixCouldMeanIsNoPath(String text) {
    assertThat(ServerPath.of(server().root(), text)).isEmpty();
  }

  @Test
  void aPathLongerThanAnyKernelTakesIsNoPath() {
    assertThat(ServerPath.of(server().root(), "/" + "x".repeat(5000))).isEmpty();
  }
}
