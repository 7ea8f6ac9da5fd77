package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.verdict.catalogue.CatalogueEntry;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Verdict;
import java.util.Optional;
import java.util.Set;

/**
 * A service that is to be judged.
 *
 * @param entry what the catalogue says of it
 */
public record Candidate(BootService service, Optional<CatalogueEntry> entry) {
  private static final String POSTGRESQL = "postgresql";
  private static final Set<String> MYSQL = Set.of("mysql", "mariadb");

  /** Whether the catalogue leaves the verdict to a kind of evidence. */
  boolean isDecidedBy(String kind) {
    return entry.flatMap(CatalogueEntry::decidedBy).filter(kind::equals).isPresent();
  }

  /** Whether the catalogue comes to this verdict. */
  boolean isCatalogued(Verdict verdict) {
    return entry.filter(found -> found.verdict() == verdict).isPresent();
  }

  /** Whether it is the server that keeps the data, of the same version if its name says one. */
  public boolean isServerOf(Database database) {
    if (entry.filter(found -> found.name().equals(POSTGRESQL)).isPresent()) {
      return database.engine().equals(POSTGRESQL)
          && (!service.name().startsWith(POSTGRESQL + "-")
              || service.name().endsWith("-" + database.version().orElse("")));
    }
    return isDecidedBy("database")
        ? MYSQL.contains(database.engine())
        : service.name().contains(database.engine());
  }

  /** The path of its script, or its name when there is none. */
  String scriptPath() {
    return service.script().map(Object::toString).orElse(service.name());
  }
}
