package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.analysis.verdict.catalogue.CatalogueEntry;
import dev.exhume.core.analysis.verdict.catalogue.ServiceCatalogue;
import dev.exhume.core.analysis.verdict.usage.Inetd;
import dev.exhume.core.analysis.verdict.usage.InnerServer;
import dev.exhume.core.analysis.verdict.usage.Xinetd;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A super-server is needed if one of the servers that it starts is. */
public record SuperServer(Path root, ServiceCatalogue catalogue, Problems problems)
    implements Rule {
  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (!candidate.isDecidedBy("super-server")) {
      return Optional.empty();
    }
    List<InnerServer> servers =
        candidate.service().scriptName().contains("xinetd")
            ? Xinetd.servers(root, problems)
            : Inetd.servers(root, problems);
    List<String> useful =
        servers.stream()
            .filter(this::isUseful)
            .map(server -> "%s (%s)".formatted(server.name(), server.evidence().path()))
            .distinct()
            .toList();
    List<String> useless =
        servers.stream()
            .filter(server -> !isUseful(server))
            .map(InnerServer::name)
            .distinct()
            .toList();
    return Optional.of(useful.isEmpty() ? idle(servers) : serves(useful, useless));
  }

  private boolean isUseful(InnerServer server) {
    return server.program().isPresent()
        && catalogue
            .find(server.names(), "")
            .map(CatalogueEntry::verdict)
            .filter(verdict -> verdict == Verdict.UNNEEDED)
            .isEmpty();
  }

  private static Ruling serves(List<String> useful, List<String> useless) {
    String rest = useless.isEmpty() ? "" : "; of no use: %s".formatted(ShortList.of(useless));
    return Ruling.needed("starts %s when asked%s".formatted(ShortList.all(useful), rest));
  }

  private static Ruling idle(List<InnerServer> servers) {
    List<String> names = servers.stream().map(InnerServer::name).distinct().toList();
    return Ruling.unneeded(
        names.isEmpty()
            ? "none of the servers that it could start is switched on"
            : "starts only %s, which a container has no use for".formatted(ShortList.of(names)));
  }
}
