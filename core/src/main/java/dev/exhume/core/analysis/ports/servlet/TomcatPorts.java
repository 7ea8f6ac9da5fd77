package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Tomcat listens on, by its connectors; JBoss has them, too. */
public final class TomcatPorts {
  private final RunningDaemon daemon;
  private final ServerProperties properties;

  /** Those of one daemon. */
  public TomcatPorts(RunningDaemon daemon, ServerProperties properties) {
    this.daemon = daemon;
    this.properties = properties;
  }

  /** The sockets that the server of a configuration opens. */
  public List<ListeningSocket> of(XmlElement server) {
    List<ListeningSocket> sockets = new ArrayList<>();
    // It takes the word to shut down from the machine itself only.
    if (server.attribute("shutdown").isPresent()) {
      port(server.attribute("port"))
          .map(port -> new Endpoint(address(server).orElse("127.0.0.1"), port))
          .map(
              endpoint ->
                  ListeningSocket.tcp(endpoint, daemon, SocketRole.BACKEND, server.evidence()))
          .ifPresent(sockets::add);
    }
    server
        .descendants()
        .filter(element -> element.name().endsWith("Connector"))
        .forEach(connector -> socket(connector).ifPresent(sockets::add));
    return sockets;
  }

  private Optional<ListeningSocket> socket(XmlElement connector) {
    return port(connector.attribute("port").or(() -> parameter(connector, "port")))
        .map(port -> new Endpoint(address(connector).orElse(Endpoint.ANY), port))
        .map(
            endpoint ->
                ListeningSocket.tcp(
                        endpoint,
                        daemon,
                        isAjp(connector) ? SocketRole.BACKEND : SocketRole.WEB,
                        connector.evidence())
                    .withTls(isEncrypted(connector)));
  }

  private Optional<String> address(XmlElement element) {
    return element.attribute("address").map(properties::resolve);
  }

  /** Ports of 0 and -1 are not listened on. */
  private Optional<Integer> port(Optional<String> text) {
    return text.map(properties::resolve).map(String::strip).flatMap(Endpoint::port);
  }

  /** Tomcat 3 has parameters for attributes. */
  private static Optional<String> parameter(XmlElement connector, String name) {
    return connector
        .all("Parameter")
        .filter(parameter -> parameter.attribute("name").equals(Optional.of(name)))
        .findFirst()
        .flatMap(parameter -> parameter.attribute("value"));
  }

  private static boolean isAjp(XmlElement connector) {
    return connector.name().startsWith("Ajp")
        || mentionsAjp(connector.attribute("protocol"))
        || mentionsAjp(connector.attribute("className"))
        || mentionsAjp(connector.attribute("protocolHandlerClassName"))
        || mentionsAjp(parameter(connector, "handler"));
  }

  private static boolean mentionsAjp(Optional<String> text) {
    return text.filter(
            value ->
                value.contains("AJP")
                    || value.contains("ajp")
                    || value.contains("Ajp")
                    || value.contains("JkCoyote"))
        .isPresent();
  }

  /** Behind a proxy that decrypts, a connector calls itself secure as well. */
  private static boolean isEncrypted(XmlElement connector) {
    boolean isHttps = connector.attribute("scheme").equals(Optional.of("https"));
    boolean isBehindProxy =
        connector.attribute("proxyPort").isPresent()
            || connector.attribute("proxyName").isPresent();
    return connector.isTrue("SSLEnabled")
        || (isHttps && connector.isTrue("secure") && !isBehindProxy);
  }
}
