package dev.exhume.core.analysis.audit.matter;

import dev.exhume.core.analysis.vulnerabilities.Exposure;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The services that run in the container as planned, and which of them are reached from outside.
 *
 * @param conditional somebody may decide to start them
 */
public record PlannedServices(Exposure exposure, List<Service> conditional) {
  private static final Pattern INETD =
      Pattern.compile("x?inetd|(?:openbsd|inetutils|netkit)-inetd");

  /** Draws them from the verdicts. */
  public static PlannedServices of(Exposure exposure, List<Service> services) {
    return new PlannedServices(
        exposure,
        services.stream().filter(service -> service.verdict() == Verdict.CONDITIONAL).toList());
  }

  /** Whether one of these services is reached from outside. */
  public boolean isOpen(Pattern names) {
    return matches(exposure.open().stream(), names);
  }

  /** Whether a super server answers on a port, which leads to what it starts there. */
  public boolean isOpenByInetd(int number) {
    return matches(exposure.open().stream().filter(port -> port.port() == number), INETD);
  }

  /** Whether one of these services speaks TLS to those outside. */
  public boolean speaksTls(Pattern names) {
    return matches(exposure.open().stream().filter(Port::tls), names);
  }

  /** Whether one of these services is started. */
  public boolean isNeeded(Pattern names) {
    return exposure.needed().stream().anyMatch(service -> names.matcher(service.name()).matches());
  }

  /** Whether a web or application server is reached from outside. */
  public boolean isWebOpen() {
    return exposure.web().isPresent();
  }

  /**
   * How much a setting of a service matters in the container.
   *
   * @param whenOpen how much it does when the service is reached from outside
   * @return one step less when the service runs but is not reached; little when somebody has to
   *     decide to run it; empty when it does not run
   */
  public Optional<Severity> severity(Pattern names, Severity whenOpen) {
    if (isOpen(names)) {
      return Optional.of(whenOpen);
    }
    if (isNeeded(names)) {
      return Optional.of(oneLess(whenOpen));
    }
    return conditional.stream().anyMatch(service -> names.matcher(service.name()).matches())
        ? Optional.of(Severity.LOW)
        : Optional.empty();
  }

  private static boolean matches(Stream<Port> ports, Pattern names) {
    return ports
        .flatMap(port -> port.service().stream())
        .anyMatch(name -> names.matcher(name).matches());
  }

  private static Severity oneLess(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Severity.HIGH;
      case HIGH -> Severity.MEDIUM;
      case MEDIUM, LOW -> Severity.LOW;
      case INFO -> Severity.INFO;
    };
  }
}
