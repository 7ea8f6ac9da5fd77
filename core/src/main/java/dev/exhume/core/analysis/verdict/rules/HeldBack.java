package dev.exhume.core.analysis.verdict.rules;

import java.util.Optional;

/** What did not start on the old server is not needed on the new one. */
public record HeldBack() implements Rule {
  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    return candidate
        .service()
        .heldBack()
        .map(why -> Ruling.unneeded("did not start on the old server either: " + why));
  }
}
