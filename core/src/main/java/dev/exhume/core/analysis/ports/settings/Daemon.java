package dev.exhume.core.analysis.ports.settings;

import com.google.common.base.Splitter;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A daemon of {@code daemon-sockets.tsv}.
 *
 * @param services what it is called among services, as a whole
 * @param marks texts in a start script that tell that it starts the daemon
 * @param rows its sockets, which nobody reads unless it runs
 */
record Daemon(Pattern services, List<String> marks, List<TsvTable.Row> rows) {
  private static final Splitter SPACES = Splitter.on(' ').omitEmptyStrings();

  Daemon {
    marks = List.copyOf(marks);
    rows = List.copyOf(rows);
  }

  /** All that are known, in the order of the table. */
  static List<Daemon> known() {
    ListMultimap<String, TsvTable.Row> byServices =
        Multimaps.index(
            TsvTable.resource(Daemon.class, "daemon-sockets.tsv").rows(),
            row -> row.get("services"));
    return Multimaps.asMap(byServices).entrySet().stream()
        .map(daemon -> of(daemon.getKey(), daemon.getValue()))
        .toList();
  }

  /** The kinds of sockets that it opens. */
  List<DaemonSocket> sockets() {
    return rows.stream().map(DaemonSocket::of).toList();
  }

  private static Daemon of(String services, List<TsvTable.Row> rows) {
    return new Daemon(
        Pattern.compile(services),
        rows.stream().flatMap(row -> SPACES.splitToStream(row.get("marks"))).distinct().toList(),
        rows);
  }
}
