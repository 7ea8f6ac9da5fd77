package dev.exhume.core.analysis.ports.sockets;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * A daemon that the machine ran.
 *
 * @param service that starts it at boot; without one it is installed, and something else starts it
 * @param commands the lines of its start script, without comments
 */
public record RunningDaemon(
    Installation installation, Optional<BootService> service, List<TextLine> commands) {
  public RunningDaemon {
    commands = List.copyOf(commands);
  }

  /** The name of the boot service. */
  public Optional<String> serviceName() {
    return service.map(BootService::name);
  }

  /** What speaks for a default: the configuration that does not say otherwise, or the start. */
  public Evidence evidence() {
    Evidence configuration = Evidence.file(installation.configuration().toString());
    return Files.exists(installation.configuration())
        ? configuration
        : service.map(BootService::evidence).orElse(configuration);
  }
}
