package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Jetty listens on, by the objects that its configuration makes. */
final class JettyPorts {
  private final RunningDaemon daemon;
  private final ServerProperties properties;

  JettyPorts(RunningDaemon daemon, ServerProperties properties) {
    this.daemon = daemon;
    this.properties = properties;
  }

  /**
   * The sockets of one file.
   *
   * @param isEncrypted whether it is the file for encrypted ones
   */
  List<ListeningSocket> of(XmlElement document, boolean isEncrypted) {
    List<ListeningSocket> sockets = new ArrayList<>();
    collect(document, isEncrypted, false, sockets);
    return sockets;
  }

  /** A connector is an object with a port; its class tells what it speaks. */
  private void collect(
      XmlElement element, boolean isEncrypted, boolean isAjp, List<ListeningSocket> sockets) {
    Optional<String> type = element.attribute("class");
    boolean encrypted = isEncrypted || type.filter(name -> name.contains("Ssl")).isPresent();
    boolean ajp =
        isAjp || type.filter(name -> name.contains("AJP") || name.contains("Ajp")).isPresent();
    setting(element, "port")
        .flatMap(port -> Endpoint.port(value(port)))
        .ifPresent(
            port ->
                sockets.add(
                    ListeningSocket.tcp(
                            new Endpoint(
                                setting(element, "host").map(this::value).orElse(Endpoint.ANY),
                                port),
                            daemon,
                            ajp ? SocketRole.BACKEND : SocketRole.WEB,
                            setting(element, "port").orElse(element).evidence())
                        .withTls(encrypted)));
    element.children().forEach(child -> collect(child, encrypted, ajp, sockets));
  }

  private static Optional<XmlElement> setting(XmlElement element, String name) {
    return element.children().stream()
        .filter(child -> child.name().equals("Set"))
        .filter(child -> child.attribute("name").filter(name::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  /** The text, or the property that is inside with its default. */
  private String value(XmlElement setting) {
    return setting
        .descendants()
        .filter(child -> child.name().endsWith("Property"))
        .findFirst()
        .map(
            property ->
                property
                    .attribute("name")
                    .flatMap(properties::value)
                    .or(() -> property.attribute("default"))
                    .orElse(""))
        .orElseGet(() -> properties.resolve(setting.text()))
        .strip();
  }
}
