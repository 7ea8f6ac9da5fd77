package dev.exhume.core.kit.entrypoint;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What processes of well-known services are called, and where they leave their numbers. */
final class KnownProcesses {
  private static final TsvTable TABLE =
      TsvTable.resource(KnownProcesses.class, "process-names.tsv");
  private static final Splitter BARS = Splitter.on('|').omitEmptyStrings();

  /** What collects messages from {@code /dev/log}. */
  private static final Set<String> SYSLOGS = Set.of("syslogd", "rsyslogd", "syslog-ng", "metalog");

  private KnownProcesses() {}

  /** The names of the processes of a service. */
  static List<String> names(Set<String> services) {
    return cells(services, "processes");
  }

  /** The pid files of a service, on one distribution or another. */
  static List<String> pidFiles(Set<String> services) {
    return cells(services, "pid_files");
  }

  /** The first service that collects system messages. */
  static Optional<String> syslog(List<WatchedService> services) {
    return services.stream()
        .filter(service -> SYSLOGS.contains(service.name()) || isSyslog(service))
        .map(WatchedService::name)
        .findFirst();
  }

  private static boolean isSyslog(WatchedService service) {
    return names(Set.of(service.name())).stream().anyMatch(SYSLOGS::contains);
  }

  private static List<String> cells(Set<String> services, String column) {
    return TABLE.rows().stream()
        .filter(row -> services.contains(row.get("name")))
        .flatMap(row -> row.find(column).stream())
        .flatMap(BARS::splitToStream)
        .distinct()
        .toList();
  }
}
