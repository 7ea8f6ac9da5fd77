package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.ports.datasource.DataSources;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Resin that the machine ran, 2 to 4, with all that its configuration says. */
public final class ResinServer {
  private static final Pattern NAMES = Pattern.compile("resin[\\w.-]*");
  private static final List<String> VARIABLES = List.of("RESIN_HOME", "RESIN_ROOT", "SERVER_ROOT");
  private static final List<String> CONFIGURATIONS = List.of("conf/resin.xml", "conf/resin.conf");

  private final RunningDaemon daemon;
  private final XmlElement configuration;
  private final ServerProperties properties = new ServerProperties();

  private ResinServer(RunningDaemon daemon, XmlElement configuration) {
    this.daemon = daemon;
    this.configuration = configuration;
  }

  /** Reads the configuration of each Resin that the machine ran. */
  public static List<ResinServer> find(Path root, StartScripts scripts, Problems problems) {
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
    List<ResinServer> servers = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, installations)) {
      Path file = daemon.installation().configuration();
      XmlFile.read(file, problems)
          .map(document -> new ResinServer(daemon, document))
          .ifPresent(
              server -> {
                server.properties.addFile(file.resolveSibling("resin.properties"), problems);
                server.properties.addOptions(daemon.commands());
                servers.add(server);
              });
    }
    return servers;
  }

  /** The sockets that it opens. */
  public List<ListeningSocket> sockets() {
    return configuration.all("http").flatMap(http -> socket(http).stream()).toList();
  }

  /** The applications that it runs. */
  public List<Site> sites(Path root, Problems problems) {
    return new ResinApplications(
            root,
            daemon.installation().configuration(),
            daemon.serviceName().orElse("resin"),
            properties)
        .find(configuration, problems);
  }

  /** The databases that it offers to its applications. */
  public List<Software> dataSources() {
    return new DataSources(properties::resolve).of(configuration);
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
