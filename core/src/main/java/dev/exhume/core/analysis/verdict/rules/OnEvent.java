package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.profile.Verdict;
import java.util.Optional;

/** A job of upstart that waits for an event may never have run, or may run all the time. */
public record OnEvent() implements Rule {
  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (!candidate.service().manager().equals("upstart")
        || candidate.isCatalogued(Verdict.UNNEEDED)) {
      return Optional.empty();
    }
    return candidate
        .service()
        .trigger()
        .map(
            trigger ->
                Ruling.conditional(
                    "starts only %s, which booting did not bring about".formatted(trigger)));
  }
}
