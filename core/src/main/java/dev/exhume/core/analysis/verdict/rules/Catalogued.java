package dev.exhume.core.analysis.verdict.rules;

import java.util.Optional;

/** What the catalogue knows is as the catalogue says. */
public record Catalogued() implements Rule {
  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    return candidate.entry().map(entry -> new Ruling(entry.verdict(), entry.reason()));
  }
}
