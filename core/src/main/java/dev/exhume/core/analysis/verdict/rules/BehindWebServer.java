package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.ports.sockets.Backend;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Site;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A server is needed to which a web server of the same machine hands requests on. */
public record BehindWebServer(List<Site> sites, List<Port> ports) implements Rule {
  public BehindWebServer {
    sites = List.copyOf(sites);
    ports = List.copyOf(ports);
  }

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    BootService service = candidate.service();
    List<Port> own =
        ports.stream()
            .filter(
                port ->
                    port.service()
                        .filter(
                            name -> List.of(service.name(), service.scriptName()).contains(name))
                        .isPresent())
            .toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<String> requests =
        sites.stream()
            .filter(site -> !site.server().equals(service.name()))
            .flatMap(site -> requests(site, own))
            .distinct()
            .toList();
    return requests.isEmpty()
        ? Optional.empty()
        : Optional.of(Ruling.needed("answers for " + ShortList.firstOf(requests)));
  }

  private static Stream<String> requests(Site site, List<Port> ports) {
    return site.proxies().stream()
        .filter(
            proxy ->
                Backend.endpoint(proxy.target())
                    .filter(target -> ports.stream().anyMatch(port -> isAt(target, port)))
                    .isPresent())
        .map(
            proxy ->
                "%s%s, which %s hands on (%s)"
                    .formatted(
                        proxy.path(),
                        site.names().stream().findFirst().map(name -> " of " + name).orElse(""),
                        site.server(),
                        proxy.evidence().location()));
  }

  private static boolean isAt(Endpoint target, Port port) {
    return target.port() == port.port()
        && port.protocol().equals("tcp")
        && (target.isLoopback() || target.address().equals(port.address()));
  }
}
