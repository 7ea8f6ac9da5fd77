package dev.exhume.core.kit;

import dev.exhume.core.kit.entrypoint.EntrypointScript;
import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Host;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plans how a dead server runs as a container. */
public final class ContainerPlanner {
  private static final List<String> EXCLUDED =
      List.of("/boot", "/dev", "/lost+found", "/proc", "/sys");

  /** What a container engine takes as a path without looking for its own separators in it. */
  private static final Pattern VOLUME_PATH =
      Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9_.-]+)+");

  private static final Pattern HOSTNAME =
      Pattern.compile("(?=.{1,64}$)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]+");

  /** The first PostgreSQL that does without a large segment of System V shared memory. */
  private static final String POSTGRESQL_WITHOUT_SHMMAX = "9.3";

  private ContainerPlanner() {}

  /**
   * Makes the plan.
   *
   * @param services with their verdicts, in start order
   */
  public static ContainerPlan plan(
      OperatingSystem os,
      Host host,
      List<Service> services,
      List<Port> ports,
      List<Database> databases,
      List<Dependency> dependencies) {
    Set<String> needed =
        services.stream()
            .filter(service -> service.verdict() == Verdict.NEEDED)
            .map(Service::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    // What systemd called for each connection has no command that would listen there.
    Set<String> listening =
        services.stream()
            .filter(service -> needed.contains(service.name()))
            .filter(service -> service.trigger().isEmpty() || hasCommand(service))
            .map(Service::name)
            .collect(Collectors.toSet());
    return new ContainerPlan(
        os.platform(),
        List.copyOf(needed),
        ExposedPorts.of(ports, listening),
        volumes(databases),
        EXCLUDED,
        HostRequirements.of(os),
        runOptions(host, databases, dependencies));
  }

  private static boolean hasCommand(Service service) {
    return !service.startCommand().isEmpty() || service.foregroundCommand().isPresent();
  }

  private static List<String> volumes(List<Database> databases) {
    return databases.stream()
        .filter(database -> !database.embedded())
        .map(Database::dataDirectory)
        .filter(directory -> VOLUME_PATH.matcher(directory).matches())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> runOptions(
      Host host, List<Database> databases, List<Dependency> dependencies) {
    List<String> options = new ArrayList<>(List.of("--ulimit", "nofile=1024:4096"));
    host.hostname()
        .filter(name -> HOSTNAME.matcher(name).matches())
        .ifPresent(name -> options.addAll(List.of("--hostname", name)));
    options.add("--stop-timeout");
    options.add(Integer.toString(EntrypointScript.STOP_TIMEOUT_SECONDS));
    options.addAll(knownHosts(host, dependencies));
    options.addAll(sharedMemory(databases));
    return options;
  }

  /** Names that the configuration uses and only the old {@code /etc/hosts} could resolve. */
  private static List<String> knownHosts(Host host, List<Dependency> dependencies) {
    Set<String> used =
        dependencies.stream()
            .filter(dependency -> dependency.kind().equals("remote-host"))
            .map(Dependency::value)
            .collect(Collectors.toSet());
    List<String> options = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Host.HostsEntry entry : host.hostsEntries()) {
      for (String name : entry.names()) {
        if (used.contains(name)
            && HOSTNAME.matcher(name).matches()
            && ADDRESS.matcher(entry.address()).matches()
            && seen.add(name)) {
          options.addAll(List.of("--add-host", name + ":" + entry.address()));
        }
      }
    }
    return options;
  }

  private static List<String> sharedMemory(List<Database> databases) {
    boolean oracle = databases.stream().anyMatch(database -> database.engine().equals("oracle"));
    boolean oldPostgresql =
        databases.stream()
            .filter(database -> database.engine().equals("postgresql"))
            .flatMap(database -> database.version().stream())
            .anyMatch(version -> Versions.isBefore(version, POSTGRESQL_WITHOUT_SHMMAX));
    List<String> options = new ArrayList<>();
    if (oracle || oldPostgresql) {
      options.addAll(
          List.of("--sysctl", "kernel.shmmax=68719476736", "--sysctl", "kernel.shmall=4294967296"));
    }
    if (oracle) {
      options.addAll(List.of("--shm-size", "2g"));
    }
    return options;
  }
}
