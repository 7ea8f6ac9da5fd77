package dev.exhume.core.profile;

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
 */
public record ContainerPlan(
    Optional<String> platform,
    List<String> services,
    List<String> exposedPorts,
    List<String> volumes,
    List<String> excludedPaths,
    List<HostRequirement> hostRequirements,
    List<String> runOptions) {

  public ContainerPlan {
    services = List.copyOf(services);
    exposedPorts = List.copyOf(exposedPorts);
    volumes = List.copyOf(volumes);
    excludedPaths = List.copyOf(excludedPaths);
    hostRequirements = List.copyOf(hostRequirements);
    runOptions = List.copyOf(runOptions);
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
}
