package dev.exhume.core.analysis.ports;

import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Orders sockets into the list of ports, and picks the one to expose if only one can be. */
final class PortOrder {
  private static final List<Integer> WEB_PORTS_FIRST = List.of(80, 443, 8080);

  private static final Comparator<ListeningSocket> BY_PLACE =
      Comparator.comparing((ListeningSocket socket) -> socket.endpoint().port())
          .thenComparing(ListeningSocket::protocol)
          .thenComparing(socket -> socket.endpoint().address())
          .thenComparing(socket -> socket.service().orElse("\uffff"))
          .thenComparing(ListeningSocket::role)
          .thenComparing(socket -> socket.evidence().location());

  private static final Comparator<ListeningSocket> BY_WORTH =
      Comparator.comparing(ListeningSocket::role)
          .thenComparing(socket -> socket.protocol().equals("tcp") ? 0 : 1)
          .thenComparing(PortOrder::webRank)
          .thenComparing(BY_PLACE);

  private PortOrder() {}

  /**
   * The ports of the sockets that were found and of those that are only assumed.
   *
   * @param assumed of services that have none among those found
   */
  static List<Port> ports(List<ListeningSocket> found, List<ListeningSocket> assumed) {
    List<ListeningSocket> sorted =
        Stream.concat(found.stream(), assumed.stream()).sorted(BY_PLACE).toList();
    Map<Place, ListeningSocket> distinct = new LinkedHashMap<>();
    for (ListeningSocket socket : sorted) {
      distinct.merge(
          new Place(socket), socket, (first, again) -> first.withTls(first.tls() || again.tls()));
    }
    Optional<ListeningSocket> primary =
        distinct.values().stream().filter(socket -> !socket.endpoint().isLoopback()).min(BY_WORTH);
    return distinct.values().stream()
        .map(socket -> port(socket, primary.equals(Optional.of(socket)), assumed.contains(socket)))
        .toList();
  }

  private static Port port(ListeningSocket socket, boolean primary, boolean assumed) {
    return new Port(
        socket.endpoint().port(),
        socket.protocol(),
        socket.endpoint().address(),
        socket.service(),
        socket.endpoint().isLoopback() ? PortScope.LOCAL : PortScope.PUBLIC,
        socket.tls(),
        primary,
        assumed,
        socket.evidence());
  }

  private static int webRank(ListeningSocket socket) {
    int rank = WEB_PORTS_FIRST.indexOf(socket.endpoint().port());
    return socket.role() != SocketRole.WEB || rank < 0 ? WEB_PORTS_FIRST.size() : rank;
  }

  /** What two entries of the list may not have in common. */
  private record Place(int port, String protocol, String address, Optional<String> service) {
    Place(ListeningSocket socket) {
      this(
          socket.endpoint().port(),
          socket.protocol(),
          socket.endpoint().address(),
          socket.service());
    }
  }
}
