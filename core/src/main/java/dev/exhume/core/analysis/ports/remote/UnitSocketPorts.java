package dev.exhume.core.analysis.ports.remote;

import dev.exhume.core.analysis.boot.BootSocket;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What init itself listens on for services that it starts when somebody connects. */
public final class UnitSocketPorts {
  private UnitSocketPorts() {}

  /** The sockets with a port that can be listened on. */
  public static List<ListeningSocket> detect(List<BootSocket> sockets) {
    return sockets.stream().flatMap(UnitSocketPorts::listening).toList();
  }

  private static Stream<ListeningSocket> listening(BootSocket socket) {
    return Endpoint.parse(socket.listen()).stream()
        .map(
            endpoint ->
                new ListeningSocket(
                    endpoint,
                    socket.protocol(),
                    Optional.of(socket.service()),
                    false,
                    SuperServer.role(socket.service()),
                    socket.evidence()));
  }
}
