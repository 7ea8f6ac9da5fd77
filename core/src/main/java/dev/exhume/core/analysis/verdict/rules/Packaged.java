package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Port;
import java.util.List;
import java.util.Optional;

/** A service unknown to the catalogue is judged by who made its package and whether it serves. */
public record Packaged(Origin origin, List<Port> ports) implements Rule {
  public Packaged {
    ports = List.copyOf(ports);
  }

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    return candidate.service().owner().map(owner -> ruling(candidate, owner));
  }

  private Ruling ruling(Candidate candidate, String owner) {
    Optional<Packages.Item> thirdParty = origin.thirdParty(owner);
    if (thirdParty.isEmpty()) {
      return Ruling.conditional("unknown to this program; package %s brought it".formatted(owner));
    }
    String maker =
        thirdParty.get().vendor().or(thirdParty.get()::packager).orElse("an unnamed maker");
    String from = "package %s of %s".formatted(owner, maker);
    List<String> listening =
        ports.stream()
            .filter(port -> port.service().filter(candidate.service().name()::equals).isPresent())
            .map(port -> String.valueOf(port.port()))
            .distinct()
            .toList();
    return listening.isEmpty()
        ? Ruling.conditional("unknown to this program; from " + from + ", not of the distribution")
        : Ruling.needed(
            "serves port %s; from %s, not of the distribution"
                .formatted(ShortList.of(listening), from));
  }
}
