package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.profile.Verdict;
import java.util.Optional;

/** A start link without a script may be left from a removed package, or lead to a lost volume. */
public record BrokenLink() implements Rule {
  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (candidate.service().script().isPresent() || candidate.isCatalogued(Verdict.UNNEEDED)) {
      return Optional.empty();
    }
    return candidate
        .service()
        .heldBack()
        .map(why -> Ruling.conditional(why + "; needed if a volume is missing that holds it"));
  }
}
