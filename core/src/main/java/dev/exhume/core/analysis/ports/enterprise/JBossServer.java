package dev.exhume.core.analysis.ports.enterprise;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.ports.datasource.DataSources;
import dev.exhume.core.analysis.ports.servlet.JavaInstallations;
import dev.exhume.core.analysis.ports.servlet.ServerProperties;
import dev.exhume.core.analysis.ports.servlet.TomcatPorts;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A JBoss of version 3 to 6 that the machine ran, with the configuration that it was told. */
public final class JBossServer {
  /** The property with the address that it listens on where nothing else is said. */
  static final String BIND_ADDRESS = "jboss.bind.address";

  private static final Pattern NAMES = Pattern.compile("jboss[\\w.-]*");
  private static final List<String> VARIABLES = List.of("JBOSS_HOME", "JBOSSHOME");
  private static final String PROGRAM = "bin/run.jar";

  /** The directory with one directory for each configuration. */
  private static final String CONFIGURATIONS = "server";

  /** Its web server's own file; before 4.2 it is in one with other services. */
  private static final List<String> WEB_SERVERS =
      List.of(
          "deploy/jbossweb*/server.xml",
          "deploy/jboss-web*/server.xml",
          "deploy/jbossweb-tomcat*/META-INF/jboss-service.xml",
          "deploy/tomcat*-service.xml");

  /** Since 4.2, when its web server got such a name, it listens on the machine itself only. */
  private static final List<String> LOCAL_BY_DEFAULT =
      List.of("deploy/jbossweb.sar", "deploy/jboss-web.deployer");

  /** What the web server's ports are called among the bindings. */
  private static final Map<Integer, String> WEB_BINDINGS =
      Map.of(8080, "HttpConnector", 8443, "HttpsConnector", 8009, "AjpConnector");

  /** More than any server has in its directory of deployments. */
  private static final int MAX_DEPLOYED = 5_000;

  private static final String WEB_SERVICE = "jboss.web:service=WebServer";

  private final Path root;
  private final Path home;
  private final RunningDaemon daemon;
  private final Path configuration;
  private final ServerProperties properties;

  private JBossServer(Path root, RunningDaemon daemon, Problems problems) {
    this.root = root;
    this.daemon = daemon;
    Path configurations = daemon.installation().configuration();
    this.home = Objects.requireNonNull(configurations.getParent());
    JBossStart start = JBossStart.of(root, home, daemon, problems);
    this.configuration = configurations.resolve(start.configuration());
    this.properties = properties(start, problems);
  }

  /** Finds each one that the machine ran. */
  public static List<JBossServer> find(Path root, StartScripts scripts, Problems problems) {
    List<Installation> installations =
        JavaInstallations.find(root, scripts, "*jboss*", VARIABLES, PROGRAM, problems).stream()
            .map(
                base ->
                    new Installation(
                        base.resolve(CONFIGURATIONS),
                        List.of(base.toString()),
                        List.of(base.resolve(PROGRAM))))
            .toList();
    return scripts.running(NAMES, installations).stream()
        .map(daemon -> new JBossServer(root, daemon, problems))
        .toList();
  }

  private ServerProperties properties(JBossStart start, Problems problems) {
    ServerProperties known = new ServerProperties();
    boolean isLocal =
        LOCAL_BY_DEFAULT.stream()
            .anyMatch(name -> !FilePattern.expand(root, configuration, name, problems).isEmpty());
    known.set(BIND_ADDRESS, isLocal ? "127.0.0.1" : Endpoint.ANY);
    known.set("jboss.home.dir", home.toString());
    known.set("jboss.home.url", "file:" + home);
    known.set("jboss.server.home.dir", configuration.toString());
    known.set("jboss.server.home.url", "file:" + configuration + "/");
    start.addTo(known);
    start.address().ifPresent(address -> known.set(BIND_ADDRESS, address));
    return known;
  }

  /** The sockets that it opens. */
  public List<ListeningSocket> sockets(Problems problems) {
    Optional<JBossBindings> bindings = JBossBindings.read(configuration, properties, problems);
    List<ListeningSocket> sockets = new ArrayList<>();
    if (bindings.isPresent()) {
      sockets.addAll(webSockets(bindings.get(), problems));
      sockets.addAll(bound(bindings.get(), problems));
      return sockets;
    }
    int offset = JBossBindingManager.offset(root, home, configuration, properties, problems);
    webSockets(problems).stream()
        .flatMap(socket -> moved(socket, offset).stream())
        .forEach(sockets::add);
    sockets.addAll(new JBossServices(daemon, properties, offset).of(root, configuration, problems));
    return sockets;
  }

  /** The applications in its directory of deployments, and in directories right in that. */
  public List<Site> sites(Problems problems) {
    String service = daemon.serviceName().orElse("jboss");
    return deployed(problems)
        .filter(Deployment::isApplication)
        .flatMap(
            entry ->
                new Deployment(
                        service,
                        entry,
                        entry.getFileName().toString(),
                        Evidence.file(entry.toString()))
                    .sites(problems).stream())
        .toList();
  }

  /** The databases that it offers to its applications. */
  public List<Software> dataSources(Problems problems) {
    DataSources sources = new DataSources(properties::resolve);
    return deployed(problems)
        .filter(entry -> entry.getFileName().toString().endsWith("-ds.xml"))
        .flatMap(file -> XmlFile.read(file, problems).stream())
        .flatMap(document -> sources.of(document).stream())
        .toList();
  }

  private Stream<Path> deployed(Problems problems) {
    return Stream.of("deploy/*", "deploy/*/*", "farm/*")
        .flatMap(pattern -> FilePattern.expand(root, configuration, pattern, problems).stream())
        .filter(entry -> !isInApplication(entry))
        .limit(MAX_DEPLOYED);
  }

  private static boolean isInApplication(Path entry) {
    return Deployment.isApplication(Objects.requireNonNull(entry.getParent()));
  }

  /** A socket with its port moved, if there is such a port. */
  static Optional<ListeningSocket> moved(ListeningSocket socket, int offset) {
    return Endpoint.port(String.valueOf(socket.endpoint().port() + offset)).map(socket::withPort);
  }

  private List<ListeningSocket> webSockets(Problems problems) {
    TomcatPorts ports = new TomcatPorts(daemon, properties);
    return WEB_SERVERS.stream()
        .flatMap(pattern -> FilePattern.expand(root, configuration, pattern, problems).stream())
        .distinct()
        .flatMap(file -> XmlFile.read(file, problems).stream())
        .flatMap(server -> ports.of(server).stream())
        .toList();
  }

  /** The web server's file names its usual ports, or properties, for which bindings stand in. */
  private List<ListeningSocket> webSockets(JBossBindings bindings, Problems problems) {
    for (JBossBindings.Binding binding : bindings.all()) {
      if (binding.service().equals(WEB_SERVICE)) {
        String port = String.valueOf(binding.port());
        switch (binding.name()) {
          case "HttpConnector" -> properties.set("jboss.web.http.port", port);
          case "HttpsConnector" -> properties.set("jboss.web.https.port", port);
          case "AjpConnector" -> properties.set("jboss.web.ajp.port", port);
          default -> {}
        }
      }
    }
    return webSockets(problems).stream()
        .flatMap(socket -> bound(socket, bindings).stream())
        .toList();
  }

  private static Optional<ListeningSocket> bound(ListeningSocket socket, JBossBindings bindings) {
    String name = WEB_BINDINGS.getOrDefault(socket.endpoint().port(), "");
    Optional<JBossBindings.Binding> own = binding(bindings, name);
    if (name.isEmpty() || own.isPresent()) {
      return own.map(binding -> socket.withPort(binding.port())).or(() -> Optional.of(socket));
    }
    // JBoss 5 knows one port for its web server, and the distance of the others from it.
    return binding(bindings, "")
        .map(web -> moved(socket, web.port() - 8080))
        .orElse(Optional.of(socket));
  }

  private static Optional<JBossBindings.Binding> binding(JBossBindings bindings, String name) {
    return bindings.all().stream()
        .filter(binding -> binding.service().equals(WEB_SERVICE) && binding.name().equals(name))
        .findFirst();
  }

  /** The sockets of the services that the configuration has, of those that have a binding. */
  private List<ListeningSocket> bound(JBossBindings bindings, Problems problems) {
    List<ListeningSocket> sockets = new ArrayList<>();
    String address = properties.value(BIND_ADDRESS).orElse(Endpoint.ANY);
    for (TsvTable.Row row : TsvTable.resource(JBossServer.class, "jboss-bindings.tsv").rows()) {
      Pattern services = Pattern.compile(row.get("services"));
      if (!isThere(row.get("needs"), problems)) {
        continue;
      }
      bindings.all().stream()
          .filter(binding -> services.matcher(binding.fullName()).matches())
          .filter(binding -> Endpoint.port(String.valueOf(binding.port())).isPresent())
          .map(
              binding ->
                  new ListeningSocket(
                      new Endpoint(address, binding.port()),
                      row.get("protocol"),
                      daemon.serviceName(),
                      false,
                      SocketRole.valueOf(row.get("role").toUpperCase(Locale.ROOT)),
                      binding.evidence()))
          .forEach(sockets::add);
    }
    return sockets;
  }

  private boolean isThere(String patterns, Problems problems) {
    return patterns.isEmpty()
        || Pattern.compile(" ")
            .splitAsStream(patterns)
            .anyMatch(
                pattern -> !FilePattern.expand(root, configuration, pattern, problems).isEmpty());
  }
}
