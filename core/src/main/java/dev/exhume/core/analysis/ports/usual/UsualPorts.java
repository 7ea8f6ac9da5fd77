package dev.exhume.core.analysis.ports.usual;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What daemons are taken to listen on whose configuration nobody read: where they listen as they
 * came, which the administrator may have changed.
 */
public final class UsualPorts {
  private static final Splitter COMMAS = Splitter.on(',').trimResults();

  private UsualPorts() {}

  /**
   * Assumes the ports of the services that nobody recognised.
   *
   * @param found what is known to be listened on; a service of it needs no assumption
   */
  public static List<ListeningSocket> assume(StartScripts scripts, List<ListeningSocket> found) {
    Set<String> known =
        found.stream().flatMap(socket -> socket.service().stream()).collect(Collectors.toSet());
    List<BootService> services =
        scripts.unrecognised().stream().filter(service -> !known.contains(service.name())).toList();
    // The table is not read for a server whose services are all known.
    List<Row> rows = services.isEmpty() ? List.of() : rows();
    return services.stream().flatMap(service -> sockets(service, rows)).toList();
  }

  private static List<Row> rows() {
    return TsvTable.resource(UsualPorts.class, "usual-ports.tsv").rows().stream()
        .map(
            row ->
                new Row(
                    Pattern.compile(row.get("services")),
                    COMMAS.splitToList(row.get("ports")),
                    SocketRole.valueOf(row.get("role").toUpperCase(Locale.ROOT))))
        .toList();
  }

  private static Stream<ListeningSocket> sockets(BootService service, List<Row> rows) {
    return rows.stream()
        .filter(
            row ->
                Stream.of(service.name(), service.scriptName())
                    .anyMatch(name -> row.services().matcher(name).matches()))
        .flatMap(row -> row.ports().stream().map(port -> socket(service, port, row.role())));
  }

  /** Reads {@code 1812/udp}. */
  private static ListeningSocket socket(BootService service, String port, SocketRole role) {
    int slash = port.indexOf('/');
    return new ListeningSocket(
        new Endpoint(Endpoint.ANY, Integer.parseInt(port.substring(0, slash))),
        port.substring(slash + 1),
        Optional.of(service.name()),
        false,
        role,
        service.evidence());
  }

  private record Row(Pattern services, List<String> ports, SocketRole role) {}
}
