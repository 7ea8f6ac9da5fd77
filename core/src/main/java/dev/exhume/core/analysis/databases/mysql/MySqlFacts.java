package dev.exhume.core.analysis.databases.mysql;

import com.google.common.base.CharMatcher;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What besides the data matters to who starts the server elsewhere. */
final class MySqlFacts {
  /** Options that a server which takes over the data has to have, too, or that tie it to others. */
  private static final List<String> OPTIONS =
      List.of(
          "server-id",
          "log-bin",
          "relay-log",
          "log-slave-updates",
          "master-host",
          "read-only",
          "replicate-do-db",
          "binlog-do-db",
          "wsrep-cluster-address",
          "innodb-file-per-table",
          "innodb-data-home-dir",
          "innodb-data-file-path",
          "innodb-log-group-home-dir",
          "innodb-force-recovery",
          "lower-case-table-names",
          "character-set-server",
          "default-character-set",
          "collation-server",
          "default-storage-engine",
          "sql-mode",
          "old-passwords",
          "skip-grant-tables",
          "event-scheduler",
          "init-file",
          "plugin-load");

  /** Newer files of the replication start with the number of their lines. */
  private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');

  private static final String LOG_FILE_SIZE = "innodb-log-file-size";

  private final MySqlInstance instance;
  private final Problems problems;
  private final List<Fact> facts = new ArrayList<>();

  private MySqlFacts(MySqlInstance instance, Problems problems) {
    this.instance = instance;
    this.problems = problems;
  }

  static List<Fact> of(
      MySqlInstance instance, MySqlOptions options, int inSharedTablespace, Problems problems) {
    MySqlFacts found = new MySqlFacts(instance, problems);
    for (String name : OPTIONS) {
      options
          .find(name, instance.group())
          .ifPresent(
              option -> found.add(name, Redaction.of(option.value()), option.line().evidence()));
    }
    found.addReplicationSource();
    found.addCluster();
    found.addLogFileSize(options);
    if (inSharedTablespace > 0) {
      found.add(
          "shared-tablespace",
          "%d InnoDB %s no file of %s own"
              .formatted(
                  inSharedTablespace,
                  inSharedTablespace == 1 ? "table has" : "tables have",
                  inSharedTablespace == 1 ? "its" : "their"),
          Evidence.file(instance.systemTablespace().toString()));
    }
    return found.facts;
  }

  private void add(String name, String value, Evidence evidence) {
    facts.add(new Fact(name, value, evidence));
  }

  /** The server that this one copied, from a file whose other lines have the password. */
  private void addReplicationSource() {
    List<TextLine> lines =
        TextFile.readStart(instance.data().resolve("master.info"), 1, problems)
            .map(TextFile::lines)
            .orElse(List.of());
    // [number of lines,] log file, position, host, user, password, port, …
    int host = !lines.isEmpty() && DIGITS.matchesAllOf(lines.get(0).stripped()) ? 3 : 2;
    if (lines.size() > host && !lines.get(host).stripped().isEmpty()) {
      add("replication-source", lines.get(host).stripped(), lines.get(host).evidence());
    }
  }

  /** Galera's note of how far the node was; it has no number while the server runs. */
  private void addCluster() {
    TextFile.readStart(instance.data().resolve("grastate.dat"), 1, problems)
        .map(TextFile::meaningfulLines)
        .orElse(List.of())
        .forEach(
            line -> {
              int colon = line.text().indexOf(':');
              if (colon > 0) {
                String name = line.text().substring(0, colon).strip();
                if (name.equals("seqno") || name.equals("safe_to_bootstrap")) {
                  add(
                      "galera-" + name.replace('_', '-'),
                      line.text().substring(colon + 1).strip(),
                      line.evidence());
                }
              }
            });
  }

  /** Servers before 5.6.8 refuse to start when the files have another size than the option. */
  private void addLogFileSize(MySqlOptions options) {
    Path log = instance.logDirectory().resolve("ib_logfile0");
    Optional<MySqlOption> option = options.find(LOG_FILE_SIZE, instance.group());
    if (option.isEmpty() || !Files.isRegularFile(log)) {
      return;
    }
    try {
      long size = Files.size(log);
      Optional<Long> wanted = ByteCount.parse(option.get().value());
      if (wanted.isPresent() && wanted.get() != size) {
        add(
            LOG_FILE_SIZE,
            "%s, but the files have %d bytes".formatted(option.get().value(), size),
            option.get().line().evidence());
      }
    } catch (IOException e) {
      problems.unreadable(log, e);
    }
  }
}
