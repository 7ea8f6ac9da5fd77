package dev.exhume.core.analysis.ports.enterprise;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.ports.datasource.DataSources;
import dev.exhume.core.analysis.ports.servlet.JavaInstallations;
import dev.exhume.core.analysis.ports.servlet.ServerProperties;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A domain of GlassFish, 2 to 5, or of one of its kin, that the machine ran. */
public final class GlassFishServer {
  private static final Pattern NAMES =
      Pattern.compile("(?i)(?:glassfish|payara|sjsas|appserv|sunappserver)[\\w.-]*|domain\\d*");

  private static final List<String> HOMES = List.of("*[gG]lass[fF]ish*", "*payara*", "*appserver*");
  private static final List<String> VARIABLES =
      List.of("GLASSFISH_HOME", "AS_INSTALL", "PAYARA_HOME");

  private static final List<String> PROGRAMS = List.of("bin/asadmin", "glassfish/bin/asadmin");
  private static final List<String> DOMAINS =
      List.of("domains/*/config/domain.xml", "glassfish/domains/*/config/domain.xml");

  /** The instance that a domain runs itself; others run under node agents, mostly elsewhere. */
  private static final String OWN_INSTANCE = "server";

  private static final Set<String> APPLICATIONS =
      Set.of("application", "web-module", "j2ee-application");

  private final RunningDaemon daemon;
  private final XmlElement domain;
  private final ServerProperties properties = new ServerProperties();

  private GlassFishServer(RunningDaemon daemon, XmlElement domain) {
    this.daemon = daemon;
    this.domain = domain;
    Path instance =
        Objects.requireNonNull(
            Objects.requireNonNull(daemon.installation().configuration().getParent()).getParent());
    properties.set("com.sun.aas.instanceRoot", instance.toString());
    properties.set("com.sun.aas.instanceRootURI", "file:" + instance);
    Stream.concat(configurations(), instances())
        .flatMap(element -> element.children().stream())
        .filter(child -> child.name().equals("system-property"))
        .forEach(
            property ->
                properties.set(
                    property.attribute("name").orElse(""), property.attribute("value").orElse("")));
  }

  /** Finds each domain that the machine ran. */
  public static List<GlassFishServer> find(Path root, StartScripts scripts, Problems problems) {
    Set<Path> domains =
        HOMES.stream()
            .flatMap(name -> homes(root, scripts, name, problems))
            .flatMap(home -> domains(root, home, problems))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Installation> installations =
        domains.stream()
            .map(configuration -> installation(configuration, domains.size() == 1))
            .toList();
    List<GlassFishServer> servers = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, installations)) {
      XmlFile.read(daemon.installation().configuration(), problems)
          .filter(document -> document.name().equals("domain"))
          .ifPresent(document -> servers.add(new GlassFishServer(daemon, document)));
    }
    return servers;
  }

  private static Stream<Path> homes(
      Path root, StartScripts scripts, String name, Problems problems) {
    return PROGRAMS.stream()
        .flatMap(
            program ->
                JavaInstallations.find(root, scripts, name, VARIABLES, program, problems).stream());
  }

  private static Stream<Path> domains(Path root, Path home, Problems problems) {
    return DOMAINS.stream()
        .flatMap(pattern -> FilePattern.expand(root, home, pattern, problems).stream())
        .filter(Files::isRegularFile);
  }

  /**
   * A script may name the domain's directory, or the domain after the home, which several share.
   *
   * @param isOnly whether it is the only domain: of several, those that no service starts are not
   *     taken to run
   */
  private static Installation installation(Path configuration, boolean isOnly) {
    Path domain =
        Objects.requireNonNull(Objects.requireNonNull(configuration.getParent()).getParent());
    return new Installation(
        configuration,
        List.of(domain.toString(), "start-domain " + domain.getFileName()),
        isOnly ? List.of(domain.resolve("../../bin/asadmin").normalize()) : List.of());
  }

  private Stream<XmlElement> instances() {
    return domain
        .all("server")
        .filter(server -> server.attribute("name").equals(Optional.of(OWN_INSTANCE)));
  }

  /** The configuration of the domain's own instance; templates for others stand beside it. */
  private Stream<XmlElement> configurations() {
    Set<String> used =
        instances()
            .flatMap(server -> server.attribute("config-ref").stream())
            .collect(Collectors.toSet());
    return domain
        .all("config")
        .filter(
            config ->
                used.isEmpty() || config.attribute("name").filter(used::contains).isPresent());
  }

  /** The sockets that it opens. */
  public List<ListeningSocket> sockets() {
    return configurations().flatMap(this::sockets).toList();
  }

  /** The applications that its own instance runs, but for those that it came with. */
  public List<Site> sites(Path root, Problems problems) {
    Set<String> used =
        instances()
            .flatMap(server -> server.all("application-ref"))
            .filter(reference -> !reference.attribute("enabled").equals(Optional.of("false")))
            .flatMap(reference -> reference.attribute("ref").stream())
            .collect(Collectors.toSet());
    return domain
        .descendants()
        .filter(application -> APPLICATIONS.contains(application.name()))
        .filter(application -> application.attribute("name").filter(used::contains).isPresent())
        .filter(
            application ->
                !application.attribute("object-type").orElse("user").startsWith("system"))
        .flatMap(application -> sites(root, application, problems).stream())
        .toList();
  }

  private List<Site> sites(Path root, XmlElement application, Problems problems) {
    String name = application.attribute("name").orElse("");
    Optional<Path> place =
        application
            .attribute("location")
            .map(properties::resolve)
            .map(location -> location.replaceFirst("^file:/*", "/"))
            .flatMap(location -> ServerPath.of(root, location));
    Optional<String> path = application.attribute("context-root").filter(text -> !text.isEmpty());
    String service = daemon.serviceName().orElse("glassfish");
    if (path.isEmpty() && place.isPresent()) {
      String ending = application.name().equals("web-module") ? ".war" : ".ear";
      return new Deployment(service, place.get(), name + ending, application.evidence())
          .sites(problems);
    }
    return List.of(
        new Site(
            service,
            List.of(),
            Optional.empty(),
            path.map(context -> context.startsWith("/") ? context : "/" + context),
            place.map(Path::toString),
            Optional.empty(),
            List.of(),
            application.evidence()));
  }

  /** The databases that it offers to its applications. */
  public List<Software> dataSources() {
    return new DataSources(properties::resolve).of(domain);
  }

  private Stream<ListeningSocket> sockets(XmlElement config) {
    Set<String> encrypted =
        config
            .all("protocol")
            .filter(protocol -> protocol.isTrue("security-enabled"))
            .flatMap(protocol -> protocol.attribute("name").stream())
            .collect(Collectors.toSet());
    return config
        .descendants()
        .filter(listener -> !listener.attribute("enabled").equals(Optional.of("false")))
        .flatMap(
            listener ->
                role(listener)
                    .flatMap(role -> socket(listener, role))
                    .map(
                        socket ->
                            socket.withTls(
                                listener.isTrue("security-enabled")
                                    || listener
                                        .attribute("protocol")
                                        .filter(encrypted::contains)
                                        .isPresent()))
                    .stream());
  }

  /** What an element opens a socket for, if it opens one. */
  private static Optional<SocketRole> role(XmlElement listener) {
    String name = listener.attribute("name").or(() -> listener.attribute("id")).orElse("");
    return switch (listener.name()) {
      case "http-listener", "network-listener" ->
          Optional.of(
              name.startsWith("admin") || name.equals("sec-admin-listener")
                  ? SocketRole.ADMINISTRATION
                  : SocketRole.WEB);
      case "iiop-listener", "jms-host" -> Optional.of(SocketRole.BACKEND);
      case "jmx-connector" -> Optional.of(SocketRole.ADMINISTRATION);
      default -> Optional.empty();
    };
  }

  private Optional<ListeningSocket> socket(XmlElement listener, SocketRole role) {
    String address =
        listener
            .attribute("address")
            .map(properties::resolve)
            .filter(text -> !text.contains("$"))
            .orElse(Endpoint.ANY);
    return listener
        .attribute("port")
        .map(properties::resolve)
        .flatMap(Endpoint::port)
        .map(
            port ->
                ListeningSocket.tcp(
                    new Endpoint(address, port), daemon, role, listener.evidence()));
  }
}
