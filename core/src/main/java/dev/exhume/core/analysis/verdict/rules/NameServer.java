package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.analysis.ports.dns.NamedZones;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A name server is needed for the domains that it answers for. */
public record NameServer(Path root, Problems problems) implements Rule {
  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (!candidate.isDecidedBy("zones")) {
      return Optional.empty();
    }
    List<String> zones = NamedZones.served(root, problems);
    return Optional.of(
        zones.isEmpty()
            ? Ruling.conditional(
                "name server that answers for no domain of its own: needed if others ask it for names")
            : Ruling.needed(
                "name server of %s: %s"
                    .formatted(ShortList.count(zones.size(), "domain"), ShortList.of(zones))));
  }
}
