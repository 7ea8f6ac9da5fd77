package dev.exhume.core.analysis.ports.servlet;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.ports.datasource.DataSources;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Tomcat that the machine ran, 3 to 10, with all that its configuration says. */
public final class TomcatServer {
  private static final Pattern NAMES = Pattern.compile("[dj]?(?:akarta-)?tomcat[\\w.-]*");
  private static final List<String> VARIABLES =
      List.of("CATALINA_BASE", "CATALINA_HOME", "TOMCAT_HOME", "TOMCAT_BASE", "TOMCAT");

  private static final String CONFIGURATION = "conf/server.xml";

  private final RunningDaemon daemon;
  private final XmlElement configuration;
  private final ServerProperties properties;

  private TomcatServer(
      RunningDaemon daemon, XmlElement configuration, ServerProperties properties) {
    this.daemon = daemon;
    this.configuration = configuration;
    this.properties = properties;
  }

  /** Reads the configuration of each Tomcat that the machine ran. */
  public static List<TomcatServer> find(Path root, StartScripts scripts, Problems problems) {
    List<Installation> installations =
        JavaInstallations.find(root, scripts, "*tomcat*", VARIABLES, CONFIGURATION, problems)
            .stream()
            .map(TomcatServer::installation)
            .toList();
    List<TomcatServer> servers = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, installations)) {
      XmlFile.read(daemon.installation().configuration(), problems)
          .filter(server -> server.name().equals("Server"))
          .ifPresent(
              server ->
                  servers.add(
                      new TomcatServer(daemon, server, properties(root, daemon, problems))));
    }
    return servers;
  }

  /** The sockets that it opens. */
  public List<ListeningSocket> sockets() {
    return new TomcatPorts(daemon, properties).of(configuration);
  }

  /** The applications that it runs. */
  public List<Site> sites(Path root, Problems problems) {
    return TomcatApplications.of(
        root,
        daemon.installation().configuration(),
        configuration,
        daemon.serviceName().orElse("tomcat"),
        properties,
        problems);
  }

  /** The databases that it, or a context of it, offers to applications. */
  public List<Software> dataSources(Path root, Problems problems) {
    Path directory = Objects.requireNonNull(daemon.installation().configuration().getParent());
    Path base = Objects.requireNonNull(directory.getParent());
    DataSources sources = new DataSources(properties::resolve);
    Stream<Path> others =
        Stream.of(
                FilePattern.expand(root, directory, "context.xml", problems),
                FilePattern.expand(root, directory, "*/*/*.xml", problems),
                FilePattern.expand(root, base, "webapps/*/META-INF/context.xml", problems))
            .flatMap(List::stream);
    return Stream.concat(
            Stream.of(configuration),
            others.flatMap(other -> XmlFile.read(other, problems).stream()))
        .flatMap(document -> sources.of(document).stream())
        .toList();
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
    // By its name: Debian's "conf" is a link, above whose target there are no programs.
    scripts.add(configuration.resolveSibling("../bin/setenv.sh").normalize());
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
}
