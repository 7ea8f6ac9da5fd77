package dev.exhume.core.analysis.databases.postgresql;

import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What besides the data matters to who starts the server elsewhere. */
final class PostgresFacts {
  private static final List<String> SETTINGS =
      List.of(
          "archive_mode",
          "archive_command",
          "wal_level",
          "max_wal_senders",
          "hot_standby",
          "synchronous_standby_names",
          "shared_preload_libraries",
          "shared_buffers",
          "lc_messages",
          "lc_monetary",
          "timezone");

  /** Files that make a server do something else than to take up its work. */
  private static final List<String> ORDERS =
      List.of("recovery.conf", "recovery.signal", "standby.signal", "backup_label", "promote");

  private static final String CONNECTION = "primary_conninfo";
  private static final Pattern HOST = Pattern.compile("\\bhost\\s{0,4}=\\s{0,4}'?([^'\\s]{1,255})");

  private final PostgresCluster cluster;
  private final Problems problems;
  private final List<Fact> facts = new ArrayList<>();

  private PostgresFacts(PostgresCluster cluster, Problems problems) {
    this.cluster = cluster;
    this.problems = problems;
  }

  static List<Fact> of(Path root, PostgresCluster cluster, Problems problems) {
    PostgresFacts found = new PostgresFacts(cluster, problems);
    PostgresSettings settings = PostgresSettings.read(root, cluster, problems);
    for (String name : SETTINGS) {
      settings
          .find(name)
          .ifPresent(setting -> found.add(name, Redaction.of(setting.value()), setting.evidence()));
    }
    for (String name : ORDERS) {
      Path file = cluster.data().resolve(name);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        found.add(name, "is there", Evidence.file(file.toString()));
      }
    }
    found.addReplicationSource(settings);
    found.addReplicationSource(
        PostgresSettings.readFile(root, cluster.data().resolve("recovery.conf"), problems));
    found.addTablespaces();
    found.checkLog();
    return found.facts;
  }

  private void add(String name, String value, Evidence evidence) {
    facts.add(new Fact(name, value, evidence));
  }

  /** The server that this one copies; the rest of the setting may hold a password. */
  private void addReplicationSource(PostgresSettings settings) {
    settings
        .find(CONNECTION)
        .ifPresent(
            setting -> {
              Matcher host = HOST.matcher(setting.value());
              if (host.find()) {
                add("replication-source", host.group(1), setting.evidence());
              }
            });
  }

  private void addTablespaces() {
    for (Path link : Folder.entries(cluster.data().resolve("pg_tblspc"), problems)) {
      if (!Files.isSymbolicLink(link)) {
        continue;
      }
      boolean isThere = Files.exists(link);
      if (!isThere) {
        problems.add(link, "is a link to where a tablespace was, which is not there");
      }
      try {
        add(
            "tablespace",
            isThere
                ? Files.readSymbolicLink(link).toString()
                : Files.readSymbolicLink(link) + ", which is not there",
            Evidence.file(link.toString()));
      } catch (IOException e) {
        problems.unreadable(link, e);
      }
    }
  }

  /** Without its log a server does not start; it is what people put on another disk. */
  private void checkLog() {
    for (String name : List.of("pg_xlog", "pg_wal")) {
      Path log = cluster.data().resolve(name);
      if (Files.isSymbolicLink(log) && !Files.exists(log)) {
        problems.add(log, "is a link to where the write-ahead log was, which is not there");
      }
    }
  }
}
