package dev.exhume.core.analysis.verdict.rules;

import java.util.Optional;
import java.util.Set;

/** A unit that runs nothing only starts and stops others together, which are judged themselves. */
public record StandsForOthers() implements Rule {
  private static final Set<String> NOTHING = Set.of("/bin/true", "/usr/bin/true");

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    return candidate
        .service()
        .command()
        .filter(command -> NOTHING.contains(command.start().words().get(0)))
        .map(command -> Ruling.unneeded("runs nothing itself, but stands for its instances"));
  }
}
