package dev.exhume.core.analysis.databases;

import dev.exhume.core.analysis.databases.files.DataFiles;
import dev.exhume.core.analysis.databases.files.EmbeddedDatabases;
import dev.exhume.core.analysis.databases.ldap.LdapDetector;
import dev.exhume.core.analysis.databases.mongodb.MongoDetector;
import dev.exhume.core.analysis.databases.mysql.MySqlDetector;
import dev.exhume.core.analysis.databases.others.OracleDetector;
import dev.exhume.core.analysis.databases.others.OtherServers;
import dev.exhume.core.analysis.databases.postgresql.PostgresDetector;
import dev.exhume.core.analysis.databases.redis.RedisDetector;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the data directories of database servers, and the databases that need no server. */
public final class DatabaseDetector {
  private DatabaseDetector() {}

  /** All data directories of servers, by where they are. */
  public static List<Database> detect(Path root, Problems problems) {
    return detect(root, Packages.unknown(), new DataFiles(), problems);
  }

  /**
   * All databases, by where they are.
   *
   * @param packages to compare the versions of servers and data
   * @param files that are called like a database
   */
  public static List<Database> detect(
      Path root, Packages packages, DataFiles files, Problems problems) {
    List<Database> databases = new ArrayList<>();
    databases.addAll(MySqlDetector.detect(root, problems));
    databases.addAll(PostgresDetector.detect(root, problems));
    databases.addAll(LdapDetector.detect(root, problems));
    databases.addAll(RedisDetector.detect(root, problems));
    databases.addAll(MongoDetector.detect(root, problems));
    databases.addAll(OtherServers.detect(root, problems));
    databases.addAll(OracleDetector.detect(root, problems));
    databases.addAll(
        EmbeddedDatabases.detect(
            files, databases.stream().map(Database::dataDirectory).toList(), problems));
    InstalledServers servers = new InstalledServers(packages);
    databases.replaceAll(servers::compared);
    databases.sort(Comparator.comparing(Database::dataDirectory).thenComparing(Database::engine));
    return List.copyOf(databases);
  }
}
