package dev.exhume.core.profile;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A data directory of a database server, or files that a program keeps its data in without one.
 *
 * @param databases of users, without the server's own
 * @param detail what speaks for the state
 * @param embedded whether the files belong to a program that reads them itself: no server is to be
 *     started for them
 * @param schemas what is known of each of the databases
 * @param facts what somebody who moves the data has to know besides
 */
public record Database(
    String engine,
    Optional<String> version,
    String dataDirectory,
    List<String> databases,
    Optional<Long> sizeBytes,
    ShutdownState shutdown,
    String detail,
    Evidence evidence,
    boolean embedded,
    List<Schema> schemas,
    List<Fact> facts) {

  public Database {
    databases = List.copyOf(databases);
    schemas = List.copyOf(schemas);
    facts = List.copyOf(facts);
  }

  /** A server's data directory of which no more is known. */
  public Database(
      String engine,
      Optional<String> version,
      String dataDirectory,
      List<String> databases,
      Optional<Long> sizeBytes,
      ShutdownState shutdown,
      String detail,
      Evidence evidence) {
    this(
        engine,
        version,
        dataDirectory,
        databases,
        sizeBytes,
        shutdown,
        detail,
        evidence,
        false,
        List.of(),
        List.of());
  }

  /** The same with what is in it and what there is to know about it. */
  public Database with(List<Schema> knownSchemas, List<Fact> knownFacts) {
    return new Database(
        engine,
        version,
        dataDirectory,
        databases,
        sizeBytes,
        shutdown,
        detail,
        evidence,
        embedded,
        knownSchemas,
        knownFacts);
  }

  /**
   * One of the databases in a data directory.
   *
   * @param sizeBytes of its own files, without what it has in files that it shares with others
   * @param tables views left out; empty when the files do not tell
   * @param engines how many of the tables are in which storage engine
   * @param newest when one of its files was last written
   */
  public record Schema(
      String name,
      Optional<Long> sizeBytes,
      Optional<Integer> tables,
      Map<String, Integer> engines,
      Optional<Instant> newest,
      Evidence evidence) {
    public Schema {
      engines = Collections.unmodifiableMap(new TreeMap<>(engines));
    }
  }

  /**
   * Something to know about a data directory.
   *
   * @param name of a setting, as the server calls it, or of what was found: {@code server-id},
   *     {@code tablespace}
   */
  public record Fact(String name, String value, Evidence evidence) {}
}
