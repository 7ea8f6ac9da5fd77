package dev.exhume.core.analysis.verdict.rules;

import java.util.Optional;

/** One reason why a service may be needed or not. */
@FunctionalInterface
public interface Rule {
  /** The ruling; empty when the rule has nothing to say about this service. */
  Optional<Ruling> judge(Candidate candidate);
}
