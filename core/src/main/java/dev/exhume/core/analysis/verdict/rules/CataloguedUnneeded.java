package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.analysis.verdict.catalogue.CatalogueEntry;
import dev.exhume.core.profile.Verdict;
import java.util.Optional;

/** What the catalogue knows to be of no use in a container is of none, whoever installed it. */
public record CataloguedUnneeded() implements Rule {
  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    return candidate
        .entry()
        .filter(entry -> entry.verdict() == Verdict.UNNEEDED)
        .map(CatalogueEntry::reason)
        .map(Ruling::unneeded);
  }
}
