package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.profile.Verdict;
import java.util.Optional;

/** A start script that no package owns was put there by somebody who wanted the service. */
public record WrittenBySomebody(Origin origin) implements Rule {
  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    if (candidate.service().owner().isPresent() || candidate.isCatalogued(Verdict.NEEDED)) {
      return Optional.empty();
    }
    if (candidate.entry().isPresent()) {
      return origin.known() ? Optional.of(installed(candidate)) : Optional.empty();
    }
    return Optional.of(Ruling.needed(written(candidate)));
  }

  private static Ruling installed(Candidate candidate) {
    return Ruling.needed(
        "no package owns %s: somebody installed it by hand".formatted(candidate.scriptPath()));
  }

  private String written(Candidate candidate) {
    if (!origin.known()) {
      return "no distribution is known for a service of this name: somebody wrote it, it seems";
    }
    return origin.damaged()
        ? "no package owns %s as far as the damaged package database tells: somebody wrote it, it seems"
            .formatted(candidate.scriptPath())
        : "no package owns %s: somebody wrote it".formatted(candidate.scriptPath());
  }
}
