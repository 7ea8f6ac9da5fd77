package dev.exhume.core.analysis.ports.enterprise;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.ports.servlet.ServerProperties;
import dev.exhume.core.analysis.ports.sockets.Backend;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the services of JBoss 3 and 4 listen on, each of which says its own port. */
final class JBossServices {
  private static final List<String> FILES =
      List.of(
          "conf/jboss-service.xml",
          "deploy/*-service.xml",
          "deploy/*/*-service.xml",
          "deploy/*/META-INF/jboss-service.xml");

  /** The attributes that hold a port to listen on, in lower case, and those with its address. */
  private static final Map<String, String> ADDRESS_OF_PORT =
      Map.of(
          "rmiport", "rmibindaddress",
          "rmiobjectport", "serveraddress",
          "serverbindport", "serverbindaddress");

  /** Elsewhere it may be the port of another server, to which the service connects. */
  private static final Pattern LISTENS_ON_PORT =
      Pattern.compile(".*(?:NamingService|WebService|SnmpAgent\\w*|TrapdService)");

  private final RunningDaemon daemon;
  private final ServerProperties properties;
  private final int offset;

  JBossServices(RunningDaemon daemon, ServerProperties properties, int offset) {
    this.daemon = daemon;
    this.properties = properties;
    this.offset = offset;
  }

  /** The sockets of the services that a configuration has. */
  List<ListeningSocket> of(Path root, Path configuration, Problems problems) {
    List<ListeningSocket> sockets = new ArrayList<>();
    for (String pattern : FILES) {
      for (Path file : FilePattern.expand(root, configuration, pattern, problems)) {
        XmlFile.read(file, problems).stream()
            .flatMap(server -> server.all("mbean"))
            .forEach(service -> collect(service, sockets));
      }
    }
    return sockets;
  }

  private void collect(XmlElement service, List<ListeningSocket> sockets) {
    String code = service.attribute("code").orElse("");
    for (XmlElement attribute : service.all("attribute").toList()) {
      String name = attribute.attribute("name").orElse("").toLowerCase(Locale.ROOT);
      Optional<Endpoint> endpoint = Optional.empty();
      if (ADDRESS_OF_PORT.containsKey(name)) {
        endpoint = endpoint(service, attribute, ADDRESS_OF_PORT.get(name));
      } else if (name.equals("port") && LISTENS_ON_PORT.matcher(code).matches()) {
        endpoint = endpoint(service, attribute, "bindaddress");
      } else if (name.equals("invokerlocator")) {
        endpoint = Backend.endpoint(properties.resolve(attribute.text()));
      }
      endpoint
          .map(
              found ->
                  new ListeningSocket(
                      found,
                      code.contains("Snmp") || code.contains("Trapd") ? "udp" : "tcp",
                      daemon.serviceName(),
                      false,
                      SocketRole.BACKEND,
                      attribute.evidence()))
          .flatMap(socket -> JBossServer.moved(socket, offset))
          .ifPresent(sockets::add);
    }
  }

  private Optional<Endpoint> endpoint(XmlElement service, XmlElement port, String addressName) {
    String address =
        service
            .all("attribute")
            .filter(
                attribute ->
                    attribute.attribute("name").filter(addressName::equalsIgnoreCase).isPresent())
            .map(XmlElement::text)
            .map(properties::resolve)
            .filter(text -> !text.isEmpty() && !text.contains("$"))
            .findFirst()
            .or(() -> properties.value(JBossServer.BIND_ADDRESS))
            .orElse(Endpoint.ANY);
    return Endpoint.port(properties.resolve(port.text()))
        .map(number -> new Endpoint(address, number));
  }
}
