package dev.exhume.core.analysis.ports.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootSocket;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.profile.Evidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitSocketPortsTest {
  @ParameterizedTest
  @CsvSource({
    "80, *, 80",
    "127.0.0.1:631, 127.0.0.1, 631",
    "[::]:9090, *, 9090",
    "[::1]:9090, ::1, 9090"
  })
  void aSocketOfInitIsAPortOfItsService(String listen, String address, int port) {
    Evidence evidence = Evidence.line("/usr/lib/systemd/system/app.socket", 5);

    List<ListeningSocket> sockets =
        UnitSocketPorts.detect(List.of(new BootSocket(listen, "tcp", "app", evidence)));

    assertThat(sockets).hasSize(1);
    assertThat(sockets.get(0).endpoint().address()).isEqualTo(address);
    assertThat(sockets.get(0).endpoint().port()).isEqualTo(port);
    assertThat(sockets.get(0).service()).isEqualTo(Optional.of("app"));
    assertThat(sockets.get(0).evidence()).isEqualTo(evidence);
  }
}
