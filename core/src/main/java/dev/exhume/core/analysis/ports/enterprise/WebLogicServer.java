package dev.exhume.core.analysis.ports.enterprise;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.ports.datasource.DataSources;
import dev.exhume.core.analysis.ports.servlet.JavaInstallations;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A domain of WebLogic, 7 and later, of which the machine ran servers. */
public final class WebLogicServer {
  private static final Pattern NAMES =
      Pattern.compile("(?i)(?:weblogic|wls|wlserver|nodemanager|bea)[\\w.-]*");

  private static final List<String> VARIABLES = List.of("DOMAIN_HOME");
  private static final String CONFIGURATION = "config/config.xml";

  /** Before 9 it is in the domain's directory itself. */
  private static final String OLD_CONFIGURATION = "config.xml";

  private static final List<String> HOMES =
      List.of("/opt/*", "/usr/local/*", "/home/*", "/u01/app/*", "/u01", "/bea*", "/opt", "/data");

  private static final List<String> DOMAINS =
      List.of("/user_projects/domains/*", "/*/user_projects/domains/*", "/domains/*");

  private static final int PORT = 7001;
  private static final int ENCRYPTED_PORT = 7002;

  private final RunningDaemon daemon;
  private final Path directory;
  private final XmlElement domain;

  private WebLogicServer(RunningDaemon daemon, Path directory, XmlElement domain) {
    this.daemon = daemon;
    this.directory = directory;
    this.domain = domain;
  }

  /** Finds each domain that the machine ran. */
  public static List<WebLogicServer> find(Path root, StartScripts scripts, Problems problems) {
    Set<Path> files = new LinkedHashSet<>();
    for (String configuration : List.of(CONFIGURATION, OLD_CONFIGURATION)) {
      files.addAll(
          JavaInstallations.find(
                  root, scripts, "*weblogic*/domain*", VARIABLES, configuration, problems)
              .stream()
              .map(directory -> directory.resolve(configuration))
              .toList());
      for (String home : HOMES) {
        DOMAINS.stream()
            .flatMap(
                domains ->
                    FilePattern.expand(root, home + domains + "/" + configuration, problems)
                        .stream())
            .filter(Files::isRegularFile)
            .forEach(files::add);
      }
    }
    List<Installation> installations = files.stream().map(WebLogicServer::installation).toList();
    List<WebLogicServer> servers = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, installations)) {
      Path configuration = daemon.installation().configuration();
      XmlFile.read(configuration, problems)
          .filter(document -> document.name().equalsIgnoreCase("domain"))
          .ifPresent(
              document ->
                  servers.add(new WebLogicServer(daemon, directory(configuration), document)));
    }
    return servers;
  }

  private static Installation installation(Path configuration) {
    Path directory = directory(configuration);
    return new Installation(
        configuration,
        List.of(directory.toString()),
        List.of(directory.resolve("startWebLogic.sh"), directory.resolve("bin/startWebLogic.sh")));
  }

  private static Path directory(Path configuration) {
    Path parent = Objects.requireNonNull(configuration.getParent());
    return configuration.endsWith(CONFIGURATION)
        ? Objects.requireNonNull(parent.getParent())
        : parent;
  }

  /** The sockets of the domain's servers that ran on this machine. */
  public List<ListeningSocket> sockets() {
    List<XmlElement> all =
        domain.children().stream()
            .filter(child -> child.name().equalsIgnoreCase("server"))
            .filter(server -> setting(server, "name", "Name").isPresent())
            .toList();
    List<XmlElement> own = all.stream().filter(this::ranHere).toList();
    return (own.isEmpty() ? all : own).stream().flatMap(this::sockets).toList();
  }

  /** A domain can span machines; a server leaves a directory with its logs where it runs. */
  private boolean ranHere(XmlElement server) {
    String name = setting(server, "name", "Name").orElse("");
    return Pattern.matches("[\\w.-]{1,100}", name)
        && Stream.of("servers/" + name + "/logs", "servers/" + name + "/tmp", name)
            .map(directory::resolve)
            .anyMatch(Files::isDirectory);
  }

  /** The applications of the domain. */
  public List<Site> sites(Path root, Problems problems) {
    String service = daemon.serviceName().orElse("weblogic");
    return domain
        .descendants()
        .filter(
            application ->
                application.name().equals("app-deployment")
                    || application.name().equals("Application"))
        .flatMap(
            application ->
                setting(application, "source-path", "Path").stream()
                    .flatMap(place -> ConfiguredPath.of(root, directory, place).stream())
                    .map(Path::normalize)
                    .filter(Deployment::isApplication)
                    .map(
                        place ->
                            new Deployment(
                                service,
                                place,
                                place.getFileName().toString(),
                                application.evidence())))
        .flatMap(deployment -> deployment.sites(problems).stream())
        .toList();
  }

  /** The databases that it offers to its applications. */
  public List<Software> dataSources(Path root, Problems problems) {
    DataSources sources = new DataSources(UnaryOperator.identity());
    return Stream.concat(
            Stream.of(domain),
            FilePattern.expand(root, directory, "config/jdbc/*.xml", problems).stream()
                .flatMap(file -> XmlFile.read(file, problems).stream()))
        .flatMap(document -> sources.of(document).stream())
        .toList();
  }

  private Stream<ListeningSocket> sockets(XmlElement server) {
    String address = setting(server, "listen-address", "ListenAddress").orElse(Endpoint.ANY);
    List<ListeningSocket> sockets = new ArrayList<>();
    if (!says(server, "listen-port-enabled", "ListenPortEnabled", "false")) {
      sockets.add(socket(server, "listen-port", "ListenPort", PORT, address));
    }
    server.children().stream()
        .filter(child -> child.name().equalsIgnoreCase("ssl"))
        .filter(ssl -> says(ssl, "enabled", "Enabled", "true"))
        .map(ssl -> socket(ssl, "listen-port", "ListenPort", ENCRYPTED_PORT, address))
        .map(socket -> socket.withTls(true))
        .forEach(sockets::add);
    return sockets.stream();
  }

  private ListeningSocket socket(
      XmlElement element, String name, String oldName, int usual, String address) {
    int port = setting(element, name, oldName).flatMap(Endpoint::port).orElse(usual);
    return ListeningSocket.tcp(
        new Endpoint(address, port),
        daemon,
        SocketRole.WEB,
        child(element, name).map(XmlElement::evidence).orElseGet(element::evidence));
  }

  private static boolean says(XmlElement element, String name, String oldName, String value) {
    return setting(element, name, oldName).equals(Optional.of(value));
  }

  /** Since 9 settings are elements, before they are attributes. */
  private static Optional<String> setting(XmlElement element, String name, String oldName) {
    return child(element, name)
        .map(XmlElement::text)
        .or(() -> element.attribute(oldName))
        .filter(text -> !text.isBlank());
  }

  private static Optional<XmlElement> child(XmlElement element, String name) {
    return element.children().stream().filter(child -> child.name().equals(name)).findFirst();
  }
}
