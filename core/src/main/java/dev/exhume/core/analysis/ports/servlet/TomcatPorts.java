package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Tomcat listens on, 3 to 9. */
public final class TomcatPorts {
  private static final Pattern NAMES = Pattern.compile("[dj]?(?:akarta-)?tomcat[\\w.-]*");
  private static final List<String> VARIABLES =
      List.of("CATALINA_BASE", "CATALINA_HOME", "TOMCAT_HOME", "TOMCAT_BASE", "TOMCAT");

  private static final String CONFIGURATION = "conf/server.xml";

  private final RunningDaemon daemon;
  private final ServerProperties properties;

  private TomcatPorts(RunningDaemon daemon, ServerProperties properties) {
    this.daemon = daemon;
    this.properties = properties;
  }

  /** Reads the configuration of each Tomcat that the machine ran. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    List<Installation> installations =
        JavaInstallations.find(root, scripts, "*tomcat*", VARIABLES, CONFIGURATION, problems)
            .stream()
            .map(TomcatPorts::installation)
            .toList();
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, installations)) {
      Path configuration = daemon.installation().configuration();
      TomcatPorts ports = new TomcatPorts(daemon, properties(root, daemon, problems));
      XmlFile.read(configuration, problems)
          .filter(server -> server.name().equals("Server"))
          .ifPresent(server -> sockets.addAll(ports.sockets(server)));
    }
    return sockets;
  }

  private static Installation installation(Path base) {
    return new Installation(
        base.resolve(CONFIGURATION),
        List.of(base.toString()),
        List.of(
            base.resolve("bin/catalina.sh"),
            base.resolve("bin/tomcat.sh"),
            base.resolve("bin/bootstrap.jar")));
  }

  private static ServerProperties properties(Path root, RunningDaemon daemon, Problems problems) {
    ServerProperties properties = new ServerProperties();
    Path configuration = daemon.installation().configuration();
    properties.addFile(configuration.resolveSibling("catalina.properties"), problems);
    List<Path> scripts = new ArrayList<>();
    scripts.add(configuration.resolveSibling("../bin/setenv.sh"));
    daemon
        .serviceName()
        .filter(name -> name.indexOf('/') < 0 && name.indexOf('\0') < 0)
        .ifPresent(
            name -> {
              scripts.add(root.resolve("etc/sysconfig").resolve(name));
              scripts.add(root.resolve("etc/default").resolve(name));
            });
    scripts.forEach(
        script ->
            TextFile.read(script, problems)
                .ifPresent(text -> properties.addOptions(text.meaningfulLines())));
    properties.addOptions(daemon.commands());
    return properties;
  }

  private List<ListeningSocket> sockets(XmlElement server) {
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
