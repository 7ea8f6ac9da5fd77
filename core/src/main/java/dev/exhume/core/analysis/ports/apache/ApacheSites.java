package dev.exhume.core.analysis.ports.apache;

import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.profile.Site;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sites of httpd: its virtual hosts, and the main server where that serves something. */
final class ApacheSites {
  private static final List<String> ANY_ADDRESS = List.of("*", "_default_");

  private ApacheSites() {}

  static List<Site> of(
      ApacheConfiguration configuration, ApacheProxies proxies, RunningDaemon daemon) {
    String server = daemon.serviceName().orElse("httpd");
    List<Site> sites = new ArrayList<>();
    ApacheHost main = configuration.main();
    Optional<ApacheDirective> mainRoot = main.last("documentroot");
    Optional<String> mainCertificate = certificate(main);
    List<Site.Proxy> ofMain = proxies.of(main);
    if ((mainRoot.isPresent() || (configuration.hosts().isEmpty() && !ofMain.isEmpty()))
        && isReached(configuration)) {
      sites.add(
          new Site(
                  server,
                  names(main),
                  Optional.empty(),
                  mainRoot.flatMap(ApacheDirective::firstArgument),
                  mainRoot.map(ApacheDirective::evidence).orElse(main.evidence()))
              .withCertificate(mainCertificate)
              .withProxies(ofMain));
    }
    for (ApacheHost host : configuration.hosts()) {
      sites.add(
          new Site(
                  server,
                  names(host),
                  Optional.of(String.join(" ", host.addresses())),
                  host.last("documentroot")
                      .or(() -> mainRoot)
                      .flatMap(ApacheDirective::firstArgument),
                  host.evidence())
              .withCertificate(
                  certificate(host)
                      .or(() -> host.isEncrypted() ? mainCertificate : Optional.empty()))
              .withProxies(proxies.of(host)));
    }
    return sites;
  }

  /** Whether there is a port of which no virtual host takes all requests from the main server. */
  private static boolean isReached(ApacheConfiguration configuration) {
    List<Integer> ports =
        configuration
            .main()
            .all("listen")
            .flatMap(listen -> listen.firstArgument().flatMap(Endpoint::parse).stream())
            .map(Endpoint::port)
            .toList();
    List<String> addresses =
        configuration.hosts().stream().flatMap(host -> host.addresses().stream()).toList();
    return ports.isEmpty()
        || ports.stream()
            .anyMatch(port -> addresses.stream().noneMatch(address -> takesAll(address, port)));
  }

  private static boolean takesAll(String address, int port) {
    return ANY_ADDRESS.stream()
        .anyMatch(
            any ->
                address.equals(any)
                    || address.equals(any + ":*")
                    || address.equals(any + ":" + port));
  }

  private static Optional<String> certificate(ApacheHost host) {
    return host.last("sslcertificatefile")
        .or(() -> host.last("gnutlscertificatefile"))
        .flatMap(ApacheDirective::firstArgument);
  }

  private static List<String> names(ApacheHost host) {
    Set<String> names = new LinkedHashSet<>();
    host.last("servername")
        .flatMap(ApacheDirective::firstArgument)
        .map(ApacheSites::withoutPort)
        .ifPresent(names::add);
    host.all("serveralias").forEach(alias -> names.addAll(alias.arguments()));
    return List.copyOf(names);
  }

  private static String withoutPort(String name) {
    String host = name.replaceFirst("^https?://", "");
    int colon = host.lastIndexOf(':');
    return colon > 0 ? host.substring(0, colon) : host;
  }
}
