package dev.exhume.core.analysis.ports.enterprise;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.ports.servlet.JavaInstallations;
import dev.exhume.core.analysis.ports.servlet.ServerProperties;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What Geronimo listens on, 1.1 to 3, by the properties that its configuration is filled from. */
public final class GeronimoPorts {
  private static final Pattern NAMES = Pattern.compile("geronimo[\\w.-]*");
  private static final List<String> VARIABLES = List.of("GERONIMO_HOME", "GERONIMO_BASE");
  private static final String CONFIGURATION = "var/config/config-substitutions.properties";
  private static final Map<String, SocketRole> ROLES =
      Map.of(
          "HTTPPort", SocketRole.WEB,
          "HTTPSPort", SocketRole.WEB,
          "AJPPort", SocketRole.BACKEND,
          "NamingPort", SocketRole.BACKEND,
          "OpenEJBPort", SocketRole.BACKEND,
          "ActiveMQPort", SocketRole.BACKEND,
          "DerbyPort", SocketRole.BACKEND);

  private static final Splitter NAME = Splitter.on(CharMatcher.anyOf("=:")).trimResults().limit(2);

  private GeronimoPorts() {}

  /** Reads the configuration of each Geronimo that the machine ran. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    List<Installation> installations =
        JavaInstallations.find(root, scripts, "*geronimo*", VARIABLES, CONFIGURATION, problems)
            .stream()
            .map(
                base ->
                    new Installation(
                        base.resolve(CONFIGURATION),
                        List.of(base.toString()),
                        List.of(base.resolve("bin/geronimo.sh"))))
            .toList();
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, installations)) {
      Path file = daemon.installation().configuration();
      ServerProperties properties = new ServerProperties();
      properties.addFile(file, problems);
      int offset = properties.value("PortOffset").flatMap(Endpoint::port).orElse(0);
      String address = properties.value("ServerHostname").orElse(Endpoint.ANY);
      for (TextLine line : lines(file, problems)) {
        String name = NAME.split(line.stripped()).iterator().next();
        properties
            .value(name)
            .filter(value -> ROLES.containsKey(name))
            .flatMap(Endpoint::port)
            .flatMap(port -> Endpoint.port(String.valueOf(port + offset)))
            .map(
                port ->
                    ListeningSocket.tcp(
                            new Endpoint(address, port),
                            daemon,
                            ROLES.getOrDefault(name, SocketRole.BACKEND),
                            line.evidence())
                        .withTls(name.equals("HTTPSPort")))
            .ifPresent(sockets::add);
      }
    }
    return sockets;
  }

  private static List<TextLine> lines(Path file, Problems problems) {
    return TextFile.readStart(file, 1, problems).map(TextFile::meaningfulLines).orElse(List.of());
  }
}
