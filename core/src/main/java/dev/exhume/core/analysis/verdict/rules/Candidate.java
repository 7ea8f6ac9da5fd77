package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.verdict.catalogue.CatalogueEntry;
import dev.exhume.core.profile.Verdict;
import java.util.Optional;

/**
 * A service that is to be judged.
 *
 * @param entry what the catalogue says of it
 */
public record Candidate(BootService service, Optional<CatalogueEntry> entry) {
  /** Whether the catalogue leaves the verdict to a kind of evidence. */
  boolean isDecidedBy(String kind) {
    return entry.flatMap(CatalogueEntry::decidedBy).filter(kind::equals).isPresent();
  }

  /** Whether the catalogue comes to this verdict. */
  boolean isCatalogued(Verdict verdict) {
    return entry.filter(found -> found.verdict() == verdict).isPresent();
  }

  /** The path of its script, or its name when there is none. */
  String scriptPath() {
    return service.script().map(Object::toString).orElse(service.name());
  }
}
