package dev.exhume.core.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the server will run as a container.
 *
 * @param services to start, in order
 * @param exposedPorts the public web port first: {@code 80/tcp}
 * @param volumes directories whose data changes
 * @param excludedPaths that do not go into the image
 * @param runOptions of {@code docker run}, each word an element
 * @param options the same options with their reasons, and others that may be needed
 * @param portRanges ports that a service opens as it goes, and that have to be published as well
 * @param dataDirectories where data changed, the volumes among them
 * @param oldAddress what to do so that a service finds the address that it listens on
 * @param healthCheck how to see that the container does its work
 * @param advice what no option can do
 */
public record ContainerPlan(
    Optional<String> platform,
    List<String> services,
    List<String> exposedPorts,
    List<String> volumes,
    List<String> excludedPaths,
    List<HostRequirement> hostRequirements,
    List<String> runOptions,
    List<PlannedOption> options,
    List<PortRange> portRanges,
    List<DataDirectory> dataDirectories,
    Optional<OldAddress> oldAddress,
    Optional<HealthCheck> healthCheck,
    List<Advice> advice) {

  public ContainerPlan {
    services = List.copyOf(services);
    exposedPorts = List.copyOf(exposedPorts);
    volumes = List.copyOf(volumes);
    excludedPaths = List.copyOf(excludedPaths);
    hostRequirements = List.copyOf(hostRequirements);
    runOptions = List.copyOf(runOptions);
    options = List.copyOf(options);
    portRanges = List.copyOf(portRanges);
    dataDirectories = List.copyOf(dataDirectories);
    advice = List.copyOf(advice);
  }

  /** A plan without reasons, ranges and advice. */
  public ContainerPlan(
      Optional<String> platform,
      List<String> services,
      List<String> exposedPorts,
      List<String> volumes,
      List<String> excludedPaths,
      List<HostRequirement> hostRequirements,
      List<String> runOptions) {
    this(
        platform,
        services,
        exposedPorts,
        volumes,
        excludedPaths,
        hostRequirements,
        runOptions,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** A plan for a server of which nothing is known. */
  public static ContainerPlan empty() {
    return new ContainerPlan(
        Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /**
   * What the host must offer.
   *
   * @param check how to find out
   */
  public record HostRequirement(String id, String reason, String check) {}

  /**
   * An option of {@code docker run}.
   *
   * @param option {@code --sysctl}
   * @param value {@code kernel.shmmax=1073741824}
   * @param used whether the container is run with it; else it is one to try
   */
  public record PlannedOption(
      String option, String value, String reason, boolean used, Optional<Evidence> evidence) {}

  /**
   * Ports that a service opens for single connections.
   *
   * @param protocol {@code tcp} or {@code udp}
   */
  public record PortRange(
      String service, int first, int last, String protocol, String reason, Evidence evidence) {}

  /**
   * A directory with data of the server's own.
   *
   * @param kind {@code database}, {@code mailboxes}, {@code uploads}, {@code home}, …
   * @param newest when one of its files was last written
   * @param used whether it is a volume; else it is one to consider
   */
  public record DataDirectory(
      String path,
      String kind,
      String reason,
      Optional<Long> sizeBytes,
      Optional<Instant> newest,
      boolean used) {}

  /**
   * An address of the old machine that a needed service listens on, and that a network of its own
   * can give to the container.
   *
   * @param subnet {@code 10.1.2.0/24}
   * @param gateway another address of that network, for the host
   * @param services that listen on it
   * @param alone whether one of them listens nowhere else
   * @param used whether the container gets it unless told otherwise
   */
  public record OldAddress(
      String address,
      String subnet,
      String gateway,
      List<String> services,
      String reason,
      boolean alone,
      boolean used,
      Evidence evidence) {
    public OldAddress {
      services = List.copyOf(services);
    }
  }

  /**
   * When the container counts as healthy: as soon as all of these sockets are open.
   *
   * @param sockets with the service that opens them: {@code httpd=80/tcp}
   * @param startPeriodSeconds in which a failure does not count
   * @param retries how many failures in a row make it unhealthy
   */
  public record HealthCheck(
      List<String> sockets,
      int intervalSeconds,
      int timeoutSeconds,
      int startPeriodSeconds,
      int retries,
      String reason) {
    public HealthCheck {
      sockets = List.copyOf(sockets);
    }
  }

  /**
   * Something to see to by hand.
   *
   * @param subject a service or a setting
   */
  public record Advice(String subject, String text, Optional<Evidence> evidence) {}
}
