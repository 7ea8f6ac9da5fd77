package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.ports.unix.SocketTie;
import java.util.List;
import java.util.Optional;

/** A service is needed to which another one, or a program of the sites, speaks over its socket. */
public record BehindSocket(List<SocketTie> ties) implements Rule {
  public BehindSocket {
    ties = List.copyOf(ties);
  }

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    BootService service = candidate.service();
    List<String> others =
        ties.stream()
            .filter(tie -> tie.listening().owner().equals(service.name()))
            .map(
                tie ->
                    "%s over its socket %s (%s)"
                        .formatted(
                            tie.speaking().owner(),
                            tie.listening().path(),
                            tie.speaking().evidence().location()))
            .distinct()
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(Ruling.needed("answers " + ShortList.firstOf(others)));
  }
}
