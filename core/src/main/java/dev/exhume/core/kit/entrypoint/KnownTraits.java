package dev.exhume.core.kit.entrypoint;

import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Gathers what a profile and a root tell of a service beside how it is started. */
final class KnownTraits {
  private static final String DATABASE = "database";
  private static final int MAX_PORTS = 8;
  private static final int MAX_PORT = 65_535;

  private static final int MAX_DELAY = 3_600;
  private static final int MAX_RESTARTS = 1_000;
  private static final Pattern SIGNAL = Pattern.compile("[A-Z][A-Z0-9]{1,9}");

  private final ServerProfile profile;
  private final LogFiles logs;

  KnownTraits(ServerProfile profile, LogFiles logs) {
    this.profile = profile;
    this.logs = logs;
  }

  /**
   * The service with its traits.
   *
   * @param names of the service, its script and its processes
   */
  WatchedService added(WatchedService watched, Service service, Set<String> names) {
    return watched.with(
        new ServiceTraits(
            ports(service, names),
            logs.of(service.logFiles(), names),
            service.restart().map(restart -> restart(service.manager(), restart)),
            service
                .stopSignal()
                .filter(name -> SIGNAL.matcher(name).matches())
                .orElse(ServiceTraits.USUAL_SIGNAL),
            service.category().filter(DATABASE::equals).isPresent()));
  }

  private static ServiceTraits.Restart restart(String init, Service.Restart restart) {
    return new ServiceTraits.Restart(
        ShellWord.oneLine(init),
        Math.max(1, Math.min(restart.delaySeconds(), MAX_DELAY)),
        restart.limit().map(limit -> Math.max(1, Math.min(limit, MAX_RESTARTS))).orElse(0));
  }

  /** What is only assumed is not waited for. */
  private List<Integer> ports(Service service, Set<String> names) {
    return profile.ports().stream()
        .filter(port -> port.protocol().equals("tcp") && !port.assumed())
        .filter(port -> port.service().filter(names::contains).isPresent())
        .map(Port::port)
        .filter(service.ports()::contains)
        .filter(port -> port > 0 && port <= MAX_PORT)
        .distinct()
        .limit(MAX_PORTS)
        .toList();
  }
}
