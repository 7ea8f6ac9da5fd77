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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Resin listens on, 2 to 4. */
public final class ResinPorts {
  private static final Pattern NAMES = Pattern.compile("resin[\\w.-]*");
  private static final List<String> VARIABLES = List.of("RESIN_HOME", "RESIN_ROOT", "SERVER_ROOT");
  private static final List<String> CONFIGURATIONS = List.of("conf/resin.xml", "conf/resin.conf");

  private final RunningDaemon daemon;
  private final ServerProperties properties = new ServerProperties();

  private ResinPorts(RunningDaemon daemon) {
    this.daemon = daemon;
  }

  /** Reads the configuration of each Resin that the machine ran. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    List<Installation> installations = new ArrayList<>();
    for (String configuration : CONFIGURATIONS) {
      for (Path base :
          JavaInstallations.find(root, scripts, "*resin*", VARIABLES, configuration, problems)) {
        installations.add(
            new Installation(
                base.resolve(configuration),
                List.of(base.toString()),
                List.of(base.resolve("lib/resin.jar"), base.resolve("bin/httpd.sh"))));
      }
    }
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, installations)) {
      Path configuration = daemon.installation().configuration();
      ResinPorts ports = new ResinPorts(daemon);
      ports.properties.addFile(configuration.resolveSibling("resin.properties"), problems);
      ports.properties.addOptions(daemon.commands());
      XmlFile.read(configuration, problems)
          .ifPresent(
              document ->
                  document.all("http").forEach(http -> ports.socket(http).ifPresent(sockets::add)));
    }
    return sockets;
  }

  private Optional<ListeningSocket> socket(XmlElement http) {
    String address =
        http.attribute("address")
            .or(() -> http.attribute("host"))
            .map(properties::resolve)
            .filter(text -> !text.contains("$"))
            .orElse(Endpoint.ANY);
    boolean isEncrypted =
        http.descendants()
            .anyMatch(
                child ->
                    child.name().equals("jsse-ssl")
                        || child.name().equals("openssl")
                        || child.name().equals("ssl"));
    return http.attribute("port")
        .map(properties::resolve)
        .flatMap(Endpoint::port)
        .map(
            port ->
                ListeningSocket.tcp(
                        new Endpoint(address, port), daemon, SocketRole.WEB, http.evidence())
                    .withTls(isEncrypted));
  }
}
