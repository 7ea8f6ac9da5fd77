package dev.exhume.core.analysis.ports.dns;

import com.google.common.base.CharMatcher;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What BIND listens on: for questions over both protocols, and for its own administration. */
public final class NamedPorts {
  private static final int DNS = 53;
  private static final int CONTROL = 953;
  private static final Pattern NAMES = Pattern.compile("named|bind9?|bind9-named");
  private static final CharMatcher ADDRESS =
      CharMatcher.inRange('0', '9')
          .or(CharMatcher.inRange('a', 'f'))
          .or(CharMatcher.inRange('A', 'F'))
          .or(CharMatcher.anyOf(".:"));

  private final RunningDaemon daemon;
  private final List<NamedStatement> statements;
  private final List<ListeningSocket> sockets = new ArrayList<>();

  private NamedPorts(RunningDaemon daemon, List<NamedStatement> statements) {
    this.daemon = daemon;
    this.statements = statements;
  }

  /** Reads the configuration if the machine ran BIND. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    NamedConfiguration configuration = NamedConfiguration.find(root, problems);
    Installation installation =
        new Installation(configuration.file(), List.of("/usr/sbin/named"), List.of());
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, List.of(installation))) {
      NamedPorts ports = new NamedPorts(daemon, configuration.statements(problems));
      sockets.addAll(ports.sockets());
    }
    return sockets;
  }

  private List<ListeningSocket> sockets() {
    int port =
        all("options/port")
            .flatMap(statement -> Endpoint.port(statement.wordAfter("port")).stream())
            .findFirst()
            .orElse(DNS);
    listen("options/listen-on", port);
    if (all("options/listen-on-v6").findAny().isPresent()) {
      listen("options/listen-on-v6", port);
    }
    control();
    all("statistics-channels/inet")
        .forEach(statement -> administer(statement, statement.wordAfter("inet"), 80));
    return sockets;
  }

  private Stream<NamedStatement> all(String path) {
    return statements.stream().filter(statement -> statement.path().equals(path));
  }

  private void listen(String path, int defaultPort) {
    List<NamedStatement> listens = all(path).toList();
    if (listens.isEmpty()) {
      answer(new Endpoint(Endpoint.ANY, defaultPort), daemon.evidence());
    }
    for (NamedStatement listen : listens) {
      int port = Endpoint.port(listen.wordAfter("port")).orElse(defaultPort);
      listen.elements().stream()
          .filter(element -> !element.startsWith("!") && !element.equals("none"))
          // Names of lists and networks stand for addresses of the machine that only it knew.
          .map(element -> ADDRESS.matchesAllOf(element) ? element : Endpoint.ANY)
          .distinct()
          .forEach(address -> answer(new Endpoint(address, port), listen.evidence()));
    }
  }

  private void answer(Endpoint endpoint, Evidence evidence) {
    for (String protocol : List.of("tcp", "udp")) {
      sockets.add(
          new ListeningSocket(
              endpoint, protocol, daemon.serviceName(), false, SocketRole.SERVICE, evidence));
    }
  }

  /** Without a statement about it, the server can be controlled from the machine itself. */
  private void control() {
    if (statements.stream().noneMatch(statement -> statement.path().equals("controls"))) {
      Stream.of("127.0.0.1", "::1")
          .map(address -> new Endpoint(address, CONTROL))
          .map(
              endpoint ->
                  ListeningSocket.tcp(
                      endpoint, daemon, SocketRole.ADMINISTRATION, daemon.evidence()))
          .forEach(sockets::add);
    }
    all("controls/inet")
        .forEach(statement -> administer(statement, statement.wordAfter("inet"), CONTROL));
  }

  private void administer(NamedStatement statement, String address, int defaultPort) {
    int port = Endpoint.port(statement.wordAfter("port")).orElse(defaultPort);
    sockets.add(
        ListeningSocket.tcp(
            new Endpoint(address, port), daemon, SocketRole.ADMINISTRATION, statement.evidence()));
  }
}
