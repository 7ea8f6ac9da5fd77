package dev.exhume.core.kit.plan;

import dev.exhume.core.profile.ContainerPlan.DataDirectory;
import dev.exhume.core.profile.ContainerPlan.PortRange;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a plan is made from.
 *
 * @param services with their verdicts, in start order
 * @param portRanges of all services
 * @param dataDirectories without those of database servers
 */
public record ContainerFacts(
    OperatingSystem os,
    Host host,
    List<Service> services,
    List<Port> ports,
    List<Database> databases,
    List<Dependency> dependencies,
    List<PortRange> portRanges,
    List<DataDirectory> dataDirectories) {

  public ContainerFacts {
    services = List.copyOf(services);
    ports = List.copyOf(ports);
    databases = List.copyOf(databases);
    dependencies = List.copyOf(dependencies);
    portRanges = List.copyOf(portRanges);
    dataDirectories = List.copyOf(dataDirectories);
  }

  Stream<Service> needed() {
    return services.stream().filter(service -> service.verdict() == Verdict.NEEDED);
  }

  boolean hasEngine(String engine) {
    return databases.stream().anyMatch(database -> database.engine().equals(engine));
  }
}
