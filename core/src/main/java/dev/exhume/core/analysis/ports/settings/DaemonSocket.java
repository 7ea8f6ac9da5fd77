package dev.exhume.core.analysis.ports.settings;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One kind of socket that a daemon opens, a row of {@code daemon-sockets.tsv}.
 *
 * @param files its configuration
 * @param filePerDaemon whether each file is the configuration of a daemon of its own
 * @param portSettings any of which names what to listen on
 * @param defaultPorts if none does; empty for a socket that is only opened on demand
 * @param addressSettings any of which names the addresses
 * @param defaultAddress if none does
 * @param protocols {@code tcp}, {@code udp} or both
 */
record DaemonSocket(
    List<SettingFiles> files,
    boolean filePerDaemon,
    List<String> portSettings,
    List<Integer> defaultPorts,
    List<String> addressSettings,
    String defaultAddress,
    List<String> protocols,
    boolean tls,
    SocketRole role,
    Optional<Condition> onlyIf,
    Optional<Condition> unless) {

  private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();
  private static final Splitter SPACES = Splitter.on(' ').omitEmptyStrings();

  static DaemonSocket of(TsvTable.Row row) {
    return new DaemonSocket(
        SPACES.splitToStream(row.get("files")).map(SettingFiles::parse).toList(),
        row.get("file per daemon").equals("yes"),
        names(row.get("port settings")),
        COMMAS.splitToStream(row.get("default ports")).map(Integer::valueOf).toList(),
        names(row.get("address settings")),
        row.find("default address").orElse("*"),
        COMMAS.splitToList(row.get("protocols")),
        row.get("tls").equals("yes"),
        SocketRole.valueOf(row.get("role").toUpperCase(Locale.ROOT)),
        row.find("only if").map(Condition::parse),
        row.find("unless").map(Condition::parse));
  }

  private static List<String> names(String cell) {
    return COMMAS.splitToStream(cell).map(SettingSyntax::normal).toList();
  }
}
