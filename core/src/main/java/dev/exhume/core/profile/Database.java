package dev.exhume.core.profile;

import java.util.List;
import java.util.Optional;

/**
 * A data directory of a database server.
 *
 * @param databases of users, without the server's own
 * @param detail what speaks for the state
 */
public record Database(
    String engine,
    Optional<String> version,
    String dataDirectory,
    List<String> databases,
    Optional<Long> sizeBytes,
    ShutdownState shutdown,
    String detail,
    Evidence evidence) {

  public Database {
    databases = List.copyOf(databases);
  }
}
