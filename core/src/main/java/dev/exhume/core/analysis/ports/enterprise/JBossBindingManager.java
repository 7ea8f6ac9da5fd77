package dev.exhume.core.analysis.ports.enterprise;

import com.google.common.collect.ImmutableMap;
import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.ports.servlet.ServerProperties;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The service of JBoss 3 and 4 that moves all ports, so that several servers fit on one machine: a
 * file has the ports of each of them under the name of the server.
 */
final class JBossBindingManager {
  /** The ports from which it is told by how much the others are moved, too. */
  private static final ImmutableMap<String, Integer> USUAL_PORTS =
      ImmutableMap.of("jboss.web:service=WebServer", 8080, "jboss:service=Naming", 1099);

  private static final String SCHEME = "file:";

  private JBossBindingManager() {}

  /** By how much it moves the ports of a configuration; 0 when it is not in use. */
  static int offset(
      Path root, Path home, Path configuration, ServerProperties properties, Problems problems) {
    return XmlFile.read(configuration.resolve("conf/jboss-service.xml"), problems).stream()
        .flatMap(server -> server.all("mbean"))
        .filter(
            service ->
                service
                    .attribute("code")
                    .filter(code -> code.endsWith(".ServiceBindingManager"))
                    .isPresent())
        .findFirst()
        .flatMap(manager -> offset(root, home, manager, properties, problems))
        .orElse(0);
  }

  private static Optional<Integer> offset(
      Path root, Path home, XmlElement manager, ServerProperties properties, Problems problems) {
    Optional<String> server = attribute(manager, "ServerName").map(properties::resolve);
    Optional<Path> store =
        attribute(manager, "StoreURL")
            .map(properties::resolve)
            .map(url -> url.startsWith(SCHEME) ? url.substring(SCHEME.length()) : url)
            .flatMap(file -> ConfiguredPath.of(root, home.resolve("bin"), file));
    return store
        .flatMap(file -> XmlFile.read(file, problems))
        .flatMap(
            bindings ->
                bindings
                    .all("server")
                    .filter(candidate -> candidate.attribute("name").equals(server))
                    .findFirst())
        .flatMap(JBossBindingManager::offset);
  }

  private static Optional<Integer> offset(XmlElement server) {
    return USUAL_PORTS.entrySet().stream()
        .flatMap(
            usual -> port(server, usual.getKey()).map(port -> port - usual.getValue()).stream())
        .findFirst();
  }

  private static Optional<Integer> port(XmlElement server, String service) {
    return server
        .all("service-config")
        .filter(candidate -> candidate.attribute("name").equals(Optional.of(service)))
        .flatMap(candidate -> candidate.all("binding"))
        .flatMap(binding -> binding.attribute("port").flatMap(Endpoint::port).stream())
        .findFirst();
  }

  private static Optional<String> attribute(XmlElement service, String name) {
    return service
        .all("attribute")
        .filter(attribute -> attribute.attribute("name").equals(Optional.of(name)))
        .map(XmlElement::text)
        .findFirst();
  }
}
