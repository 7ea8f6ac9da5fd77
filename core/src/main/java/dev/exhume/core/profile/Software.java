package dev.exhume.core.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * A program of note, whether or not a package owns it.
 *
 * @param kind {@code runtime}, {@code application-server}, {@code web-application}, {@code
 *     java-application}, {@code data-source}, {@code python-module}, …
 * @param database where an application keeps its data, as its configuration says, or what a data
 *     source leads to
 */
public record Software(
    String name,
    Optional<String> version,
    String kind,
    String path,
    @JsonProperty("package") Optional<String> owner,
    Optional<Connection> database,
    Evidence evidence) {

  /** A program without a database of its own. */
  public Software(
      String name,
      Optional<String> version,
      String kind,
      String path,
      Optional<String> owner,
      Evidence evidence) {
    this(name, version, kind, path, owner, Optional.empty(), evidence);
  }

  /** The same program, with what is known of its database. */
  public Software with(Optional<Connection> connection) {
    return new Software(name, version, kind, path, owner, connection, evidence);
  }

  /**
   * The database that an application uses; never with its password.
   *
   * @param engine {@code mysql}, {@code postgresql}, …
   * @param host as it is configured; {@code localhost} mostly means a Unix socket
   */
  public record Connection(
      Optional<String> engine,
      Optional<String> host,
      Optional<String> name,
      Optional<String> user,
      Evidence evidence) {}
}
