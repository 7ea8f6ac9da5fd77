package dev.exhume.core.analysis.vulnerabilities;

import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the server is reached from outside when it runs as planned: its needed services and their
 * public ports.
 *
 * @param cgiProgram one that the web server would run, if there is any
 */
public record Exposure(List<Service> needed, List<Port> open, Optional<Path> cgiProgram) {
  /** Nothing is known to run. */
  public static final Exposure NONE = new Exposure(List.of(), List.of(), Optional.empty());

  private static final Set<String> WEB = Set.of("web", "appserver");

  /** Of Tomcat and what has it inside. */
  private static final int AJP = 8009;

  private static final String NGINX = "nginx";

  /** What a server exposes, with a program for CGI if its root has one. */
  public static Exposure of(
      Path root, List<Service> services, List<Port> ports, Problems problems) {
    return of(services, ports, CgiPrograms.first(root, problems));
  }

  static Exposure of(List<Service> services, List<Port> ports, Optional<Path> cgiProgram) {
    List<Service> needed =
        services.stream().filter(service -> service.verdict() == Verdict.NEEDED).toList();
    Set<String> names = needed.stream().map(Service::name).collect(Collectors.toSet());
    List<Port> open =
        ports.stream()
            .filter(port -> port.scope() == PortScope.PUBLIC)
            .filter(port -> port.service().filter(names::contains).isPresent())
            .toList();
    return new Exposure(needed, open, cgiProgram);
  }

  /**
   * Why a hole is reached; empty if it is not.
   *
   * @param packages that are built from the source with the hole
   */
  public Optional<String> of(Vulnerability.Reach reach, Set<String> packages) {
    return switch (reach) {
      case SERVICE ->
          openServices()
              .filter(service -> service.owner().filter(packages::contains).isPresent())
              .findFirst()
              .map(service -> service.name() + " is reached from outside");
      case TLS ->
          open.stream()
              .filter(Port::tls)
              .findFirst()
              .map(port -> name(port) + " speaks TLS on port " + port.port());
      case NETWORK ->
          open.stream()
              .findFirst()
              .map(port -> name(port) + " is reached from outside, and may be led to it");
      case CGI ->
          web()
              .flatMap(
                  service ->
                      cgiProgram.map(program -> service.name() + " runs " + program + " by CGI"));
      case AJP ->
          openServices()
              .filter(service -> service.owner().filter(packages::contains).isPresent())
              .flatMap(service -> ajp(service).stream())
              .findFirst();
      case PHP_FPM ->
          openServices()
              .filter(service -> service.name().equals(NGINX))
              .flatMap(nginx -> needed.stream().filter(Exposure::isPhpFpm))
              .findFirst()
              .map(fpm -> "nginx hands requests to " + fpm.name());
      case WEB -> web().map(service -> "applications of " + service.name() + " may use it");
      case LOCAL, CLIENT -> Optional.empty();
    };
  }

  /** Why the port of an application server that is for web servers in front of it is reached. */
  public Optional<String> ajp(Service service) {
    return open.stream()
        .filter(
            port -> port.port() == AJP && port.service().filter(service.name()::equals).isPresent())
        .findFirst()
        .map(port -> service.name() + " listens for AJP on port " + AJP + " of every address");
  }

  /** Whether a needed service has a public port. */
  public boolean isOpen(Service service) {
    return openServices().anyMatch(service::equals);
  }

  /** A needed web or application server with a public port. */
  public Optional<Service> web() {
    return openServices()
        .filter(service -> service.category().filter(WEB::contains).isPresent())
        .findFirst();
  }

  private Stream<Service> openServices() {
    Set<String> names =
        open.stream().flatMap(port -> port.service().stream()).collect(Collectors.toSet());
    return needed.stream().filter(service -> names.contains(service.name()));
  }

  private static boolean isPhpFpm(Service service) {
    return service.name().startsWith("php") && service.name().contains("fpm");
  }

  private static String name(Port port) {
    return port.service().orElse("a service");
  }
}
