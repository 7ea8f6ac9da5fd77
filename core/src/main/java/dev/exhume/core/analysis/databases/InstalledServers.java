package dev.exhume.core.analysis.databases;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Packages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares data with the packages of the servers that are to read it.
 *
 * <p>PostgreSQL reads data of its own major version only. MySQL and MariaDB take over what an older
 * one left, but not what a newer one did.
 */
final class InstalledServers {
  private static final String MISMATCH = "version-mismatch";

  private static final Pattern POSTGRESQL =
      Pattern.compile("(?:.{1,40}-)?postgresql(?:\\d{1,2})?-server|postgresql-\\d{1,2}(?:\\.\\d)?");

  private static final Pattern MYSQL =
      Pattern.compile(
          "(?:.{1,40}-)?(?:mysql|MySQL)(?:-community)?-server(?:-\\d.{0,12}|-standard|-max)?"
              + "|(?:.{1,40}-)?mariadb-server(?:-\\d.{0,12})?|MariaDB-server|Percona-Server-server-.*"
              + "|mysql-server-core-.*|mariadb-server-core-.*");

  private static final Pattern VERSION = Pattern.compile("(?:\\d{1,4}:)?(\\d{1,4})\\.(\\d{1,4}).*");

  private final Packages packages;

  InstalledServers(Packages packages) {
    this.packages = packages;
  }

  /** The database with what is installed for it, if anything is. */
  Database compared(Database database) {
    Optional<Pattern> names =
        switch (database.engine()) {
          case "postgresql" -> Optional.of(POSTGRESQL);
          case "mysql", "mariadb" -> Optional.of(MYSQL);
          default -> Optional.empty();
        };
    if (names.isEmpty() || database.version().isEmpty() || packages.database().isEmpty()) {
      return database;
    }
    List<Packages.Item> servers =
        packages.items().stream()
            .filter(item -> names.get().matcher(item.name()).matches())
            .filter(item -> VERSION.matcher(item.version()).matches())
            .toList();
    if (servers.isEmpty()) {
      return database;
    }
    boolean isReadable = servers.stream().anyMatch(item -> reads(item.version(), database));
    String installed =
        String.join(
            ", ", servers.stream().map(item -> item.name() + " " + item.version()).toList());
    List<Fact> facts = new ArrayList<>(database.facts());
    facts.add(
        new Fact(
            isReadable ? "installed-server" : MISMATCH,
            isReadable
                ? installed
                : "the data is of %s, installed is %s"
                    .formatted(database.version().get(), installed),
            Evidence.file(packages.database().get().path())));
    return database.with(database.schemas(), facts);
  }

  private static boolean reads(String server, Database database) {
    int[] installed = release(server);
    int[] wrote = release(database.version().orElseThrow());
    if (!database.engine().equals("postgresql")) {
      return installed[0] > wrote[0] || (installed[0] == wrote[0] && installed[1] >= wrote[1]);
    }
    // From 10 on the first number alone is the major version.
    return installed[0] == wrote[0] && (installed[0] >= 10 || installed[1] == wrote[1]);
  }

  private static int[] release(String version) {
    Matcher numbers = VERSION.matcher(version.contains(".") ? version : version + ".0");
    return numbers.matches()
        ? new int[] {Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))}
        : new int[] {0, 0};
  }
}
