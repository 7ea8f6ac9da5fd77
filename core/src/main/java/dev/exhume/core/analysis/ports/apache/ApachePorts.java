package dev.exhume.core.analysis.ports.apache;

import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.reading.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What httpd listens on. */
final class ApachePorts {
  private static final int HTTP = 80;

  private final ApacheConfiguration configuration;
  private final RunningDaemon daemon;
  private final Problems problems;

  private ApachePorts(ApacheConfiguration configuration, RunningDaemon daemon, Problems problems) {
    this.configuration = configuration;
    this.daemon = daemon;
    this.problems = problems;
  }

  /**
   * @param version of the program, if it told
   */
  static List<ListeningSocket> of(
      ApacheConfiguration configuration,
      RunningDaemon daemon,
      Optional<String> version,
      Problems problems) {
    ApachePorts ports = new ApachePorts(configuration, daemon, problems);
    List<ApacheDirective> listens = configuration.main().all("listen").toList();
    if (!listens.isEmpty()) {
      return ports.listening(listens);
    }
    if (ports.isVersion1(version)) {
      return List.of(ports.onlyPortOfVersion1());
    }
    problems.add(
        daemon.installation().configuration(),
        "has no Listen that could be read, without which httpd 2 does not start");
    return List.of();
  }

  private List<ListeningSocket> listening(List<ApacheDirective> listens) {
    List<ListeningSocket> sockets = new ArrayList<>();
    for (ApacheDirective listen : listens) {
      // Version 1.3 takes the address and the port as two words as well.
      String text = listen.firstArgument().orElse("");
      Optional<Endpoint> endpoint = Endpoint.parse(text);
      if (endpoint.isPresent()) {
        boolean https = listen.arguments().stream().skip(1).anyMatch("https"::equalsIgnoreCase);
        sockets.add(socket(endpoint.get(), listen, https));
      } else {
        problems.add(
            new Problem(
                listen.evidence().path(),
                "%s: Listen %s names no port".formatted(listen.evidence().location(), text),
                Optional.empty()));
      }
    }
    return sockets;
  }

  private ListeningSocket onlyPortOfVersion1() {
    Optional<ApacheDirective> directive = configuration.main().last("port");
    int port =
        directive.flatMap(ApacheDirective::firstArgument).flatMap(Endpoint::port).orElse(HTTP);
    String address =
        configuration
            .main()
            .last("bindaddress")
            .flatMap(ApacheDirective::firstArgument)
            .orElse(Endpoint.ANY);
    Endpoint endpoint = new Endpoint(address, port);
    return directive
        .map(line -> socket(endpoint, line, false))
        .orElseGet(() -> ListeningSocket.tcp(endpoint, daemon, SocketRole.WEB, daemon.evidence()))
        .withTls(isEncrypted(endpoint));
  }

  private ListeningSocket socket(Endpoint endpoint, ApacheDirective directive, boolean https) {
    return ListeningSocket.tcp(endpoint, daemon, SocketRole.WEB, directive.evidence())
        .withTls(https || isEncrypted(endpoint));
  }

  private boolean isEncrypted(Endpoint endpoint) {
    if (configuration.main().isEncrypted()) {
      return true;
    }
    return configuration.hosts().stream()
        .filter(ApacheHost::isEncrypted)
        .flatMap(host -> host.addresses().stream())
        .anyMatch(address -> serves(address, endpoint));
  }

  private static boolean serves(String hostAddress, Endpoint endpoint) {
    // Without a port, or with *, a host answers on all ports; only such a host on 443 is meant.
    boolean namesPort = Endpoint.parse(hostAddress).isPresent() && hostAddress.contains(":");
    return namesPort ? hostAddress.endsWith(":" + endpoint.port()) : endpoint.port() == 443;
  }

  private boolean isVersion1(Optional<String> version) {
    if (version.isPresent()) {
      return version.get().startsWith("1.");
    }
    return Stream.of("port", "bindaddress", "servertype", "addmodule", "clearmodulelist")
        .anyMatch(name -> configuration.main().last(name).isPresent());
  }
}
