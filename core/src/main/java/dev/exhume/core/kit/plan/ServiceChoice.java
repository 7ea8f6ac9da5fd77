package dev.exhume.core.kit.plan;

import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.ContainerPlan.HealthCheck;
import dev.exhume.core.profile.ContainerPlan.OldAddress;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans a container for some of a server's services, such as one container for each. */
public final class ServiceChoice {
  private static final String DATABASE = "database";

  private ServiceChoice() {}

  /** The names of all services of which it is known how they are started, sorted. */
  public static List<String> startable(ServerProfile profile) {
    return profile.services().stream()
        .filter(ContainerPlanner::hasCommand)
        .map(Service::name)
        .distinct()
        .sorted()
        .toList();
  }

  /** The server's plan with only these services, in the order of the boot, and what is theirs. */
  public static ContainerPlan plan(ServerProfile profile, Set<String> names) {
    ContainerPlan whole = profile.container();
    List<Service> services =
        profile.services().stream()
            .filter(ContainerPlanner::hasCommand)
            .filter(service -> names.contains(service.name()))
            .toList();
    boolean hasData =
        services.stream()
            .anyMatch(service -> service.category().filter(DATABASE::equals).isPresent());
    List<Port> ports =
        profile.ports().stream()
            .filter(port -> port.service().filter(names::contains).isPresent())
            .toList();
    return new ContainerPlan(
        whole.platform(),
        services.stream().map(Service::name).distinct().toList(),
        ExposedPorts.of(ports, names),
        hasData ? whole.volumes() : withoutDatabases(whole),
        whole.excludedPaths(),
        whole.hostRequirements(),
        whole.runOptions(),
        whole.options(),
        whole.portRanges().stream().filter(range -> names.contains(range.service())).toList(),
        whole.dataDirectories(),
        whole.oldAddress().flatMap(address -> of(address, names)),
        whole.healthCheck().flatMap(check -> of(check, names)),
        whole.advice());
  }

  private static List<String> withoutDatabases(ContainerPlan whole) {
    Set<String> ofDatabases =
        whole.dataDirectories().stream()
            .filter(directory -> directory.kind().equals(DATABASE))
            .map(ContainerPlan.DataDirectory::path)
            .collect(Collectors.toSet());
    return whole.volumes().stream().filter(volume -> !ofDatabases.contains(volume)).toList();
  }

  private static Optional<OldAddress> of(OldAddress address, Set<String> names) {
    List<String> listening = address.services().stream().filter(names::contains).toList();
    return listening.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OldAddress(
                address.address(),
                address.subnet(),
                address.gateway(),
                listening,
                address.reason(),
                address.alone(),
                address.used(),
                address.evidence()));
  }

  private static Optional<HealthCheck> of(HealthCheck check, Set<String> names) {
    List<String> sockets =
        check.sockets().stream()
            .filter(socket -> names.contains(socket.substring(0, socket.lastIndexOf('='))))
            .toList();
    return sockets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new HealthCheck(
                sockets,
                check.intervalSeconds(),
                check.timeoutSeconds(),
                check.startPeriodSeconds(),
                check.retries(),
                check.reason()));
  }
}
