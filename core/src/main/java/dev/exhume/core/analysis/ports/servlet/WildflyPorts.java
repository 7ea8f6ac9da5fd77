package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What JBoss 7 and WildFly listen on: the socket bindings that something asks for. */
final class WildflyPorts {
  private static final String BINDING = "socket-binding";

  /** What opens a socket; others name a binding for what they seldom or never do. */
  private static final Set<String> OPENERS =
      Set.of(
          "connector",
          "http-listener",
          "https-listener",
          "ajp-listener",
          "native-interface",
          "http-interface",
          "acceptor",
          "netty-acceptor");

  private final RunningDaemon daemon;
  private final ServerProperties properties;

  WildflyPorts(RunningDaemon daemon, ServerProperties properties) {
    this.daemon = daemon;
    this.properties = properties;
  }

  /** The sockets that the server of a configuration opens. */
  List<ListeningSocket> of(XmlElement server) {
    Map<String, String> addresses = new HashMap<>();
    server
        .all("interface")
        .forEach(
            named ->
                named.attribute("name").ifPresent(name -> addresses.put(name, address(named))));
    Set<String> used = used(server);
    List<ListeningSocket> sockets = new ArrayList<>();
    for (XmlElement group : server.all("socket-binding-group").toList()) {
      int offset = number(group.attribute("port-offset")).orElse(0);
      for (XmlElement binding : group.children()) {
        String name = binding.attribute("name").orElse("");
        if (binding.name().equals(BINDING) && used.contains(name)) {
          String network =
              binding
                  .attribute("interface")
                  .or(() -> group.attribute("default-interface"))
                  .orElse("");
          boolean isFixed = binding.isTrue("fixed-port");
          number(binding.attribute("port"))
              .map(port -> port + (isFixed ? 0 : offset))
              .flatMap(port -> Endpoint.port(String.valueOf(port)))
              .map(port -> new Endpoint(addresses.getOrDefault(network, Endpoint.ANY), port))
              .ifPresent(endpoint -> sockets.add(socket(endpoint, name, binding)));
        }
      }
    }
    return sockets;
  }

  private ListeningSocket socket(Endpoint endpoint, String name, XmlElement binding) {
    boolean isEncrypted = name.endsWith("https");
    SocketRole role =
        switch (name) {
          case "http", "https" -> SocketRole.WEB;
          case "ajp" -> SocketRole.BACKEND;
          default -> name.startsWith("management") ? SocketRole.ADMINISTRATION : SocketRole.BACKEND;
        };
    return ListeningSocket.tcp(endpoint, daemon, role, binding.evidence()).withTls(isEncrypted);
  }

  private static Set<String> used(XmlElement server) {
    Set<String> used = new HashSet<>();
    server
        .descendants()
        .filter(element -> OPENERS.contains(element.name()))
        .forEach(
            opener -> {
              opener.attribute(BINDING).ifPresent(used::add);
              // Interfaces for administrators name theirs one level deeper.
              opener
                  .all(BINDING)
                  .flatMap(
                      inner ->
                          Stream.of("native", "http", "https")
                              .flatMap(name -> inner.attribute(name).stream()))
                  .forEach(used::add);
            });
    return used;
  }

  /** The address of a named interface; one that cannot be told is taken for any. */
  private String address(XmlElement named) {
    return named
        .all("inet-address")
        .flatMap(inner -> inner.attribute("value").stream())
        .map(properties::resolve)
        .filter(text -> !text.contains("$"))
        .findFirst()
        .orElseGet(() -> named.all("loopback").findAny().isPresent() ? "127.0.0.1" : Endpoint.ANY);
  }

  private Optional<Integer> number(Optional<String> text) {
    return text.map(properties::resolve).map(String::strip).flatMap(Endpoint::port);
  }
}
