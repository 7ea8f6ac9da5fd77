package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.profile.Site;
import java.util.List;
import java.util.Optional;

/** A web server is needed for its sites. */
public record WebServer(List<Site> sites) implements Rule {
  public WebServer {
    sites = List.copyOf(sites);
  }

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (!candidate.isDecidedBy("web")) {
      return Optional.empty();
    }
    List<Site> own =
        sites.stream().filter(site -> site.server().equals(candidate.service().name())).toList();
    List<String> names = own.stream().flatMap(site -> site.names().stream()).distinct().toList();
    if (!names.isEmpty()) {
      return Optional.of(Ruling.needed("web server of " + ShortList.of(names)));
    }
    return Optional.of(
        Ruling.needed(
            own.stream()
                .flatMap(site -> site.documentRoot().stream())
                .findFirst()
                .map(documentRoot -> "web server of the pages in " + documentRoot)
                .orElse("web server, whose sites were not found")));
  }
}
