package dev.exhume.core.kit.plan;

import dev.exhume.core.profile.ContainerPlan.HealthCheck;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.ShutdownState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Plans how to see that the services do their work: the sockets that they open are there. */
final class HealthChecks {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_@.:-]{1,64}");
  private static final int MAX_SOCKETS = 32;
  private static final int INTERVAL = 30;
  private static final int TIMEOUT = 10;
  private static final int RETRIES = 3;
  private static final int MAX_PORT = 65535;

  /** Services start one after the other, the slowest of them in a minute. */
  private static final int START_PERIOD = 180;

  /** A database that was not shut down reads its whole log first. */
  private static final int RECOVERY_PERIOD = 900;

  private HealthChecks() {}

  /** Plans for services whose sockets are known for sure. */
  static Optional<HealthCheck> plan(ContainerFacts facts, Set<String> listening) {
    List<String> sockets =
        facts.ports().stream()
            .filter(port -> !port.assumed() && port.port() > 0 && port.port() <= MAX_PORT)
            .filter(port -> ExposedPorts.isPort(socket(port)))
            .filter(
                port ->
                    port.service()
                        .filter(listening::contains)
                        .filter(name -> NAME.matcher(name).matches())
                        .isPresent())
            .map(port -> port.service().orElseThrow() + "=" + socket(port))
            .distinct()
            .limit(MAX_SOCKETS)
            .toList();
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    boolean recovers =
        facts.databases().stream()
            .anyMatch(
                database -> !database.embedded() && database.shutdown() != ShutdownState.CLEAN);
    return Optional.of(
        new HealthCheck(
            sockets,
            INTERVAL,
            TIMEOUT,
            recovers ? RECOVERY_PERIOD : START_PERIOD,
            RETRIES,
            recovers
                ? "a database that was not shut down cleanly may recover for a long time"
                : "services start one after the other"));
  }

  private static String socket(Port port) {
    return "%d/%s".formatted(port.port(), port.protocol());
  }
}
