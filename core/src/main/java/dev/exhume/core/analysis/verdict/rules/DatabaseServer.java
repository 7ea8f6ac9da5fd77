package dev.exhume.core.analysis.verdict.rules;

import dev.exhume.core.analysis.verdict.usage.Demand;
import dev.exhume.core.analysis.verdict.usage.WebCode;
import dev.exhume.core.profile.Database;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A database server is needed for its databases and for those who connect to it. */
public record DatabaseServer(List<Database> databases, Supplier<WebCode> code) implements Rule {
  public DatabaseServer {
    databases = List.copyOf(databases);
  }

  @Override
  public Optional<Ruling> judge(Candidate candidate) {
    return candidate.isDecidedBy("database") ? Optional.of(ruling(candidate)) : Optional.empty();
  }

  private Ruling ruling(Candidate candidate) {
    boolean postgresql = candidate.entry().filter(e -> e.name().equals("postgresql")).isPresent();
    Set<String> engines = postgresql ? Set.of("postgresql") : Set.of("mysql", "mariadb");
    List<Database> found =
        databases.stream().filter(database -> engines.contains(database.engine())).toList();
    List<String> names =
        found.stream().flatMap(database -> database.databases().stream()).distinct().toList();
    List<String> clients = code.get().files(postgresql ? Demand.POSTGRESQL : Demand.MYSQL);
    if (names.isEmpty() && clients.isEmpty() && !found.isEmpty()) {
      return Ruling.conditional(
          "database server without a database of users, and nothing was seen that connects to it");
    }
    return Ruling.needed("database server" + holds(found, names) + users(clients));
  }

  private static String holds(List<Database> found, List<String> names) {
    if (!names.isEmpty()) {
      return " with %s (%s)"
          .formatted(ShortList.count(names.size(), "user database"), ShortList.of(names));
    }
    return found.isEmpty()
        ? ", whose data directory was not found"
        : " without a database of users";
  }

  private static String users(List<String> clients) {
    return clients.isEmpty()
        ? ""
        : "; %s %s to it"
            .formatted(ShortList.firstOf(clients), clients.size() == 1 ? "connects" : "connect");
  }
}
