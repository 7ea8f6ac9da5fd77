package dev.exhume.core.analysis.audit.matter;

import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The services that run in the container as planned, and which of them are reached from outside.
 *
 * @param needed they alone are started
 * @param conditional somebody may decide to start them
 * @param open the names of those needed that have a public port
 * @param tls the names of those that speak TLS on one
 */
public record PlannedServices(
    List<Service> needed, List<Service> conditional, Set<String> open, Set<String> tls) {
  private static final Set<String> WEB = Set.of("web", "appserver");

  /** Draws them from the verdicts. */
  public static PlannedServices of(Collection<Service> services, Collection<Port> ports) {
    List<Service> needed = judged(services, Verdict.NEEDED);
    Set<String> names = needed.stream().map(Service::name).collect(Collectors.toSet());
    List<Port> open =
        ports.stream()
            .filter(port -> port.scope() == PortScope.PUBLIC)
            .filter(port -> port.service().filter(names::contains).isPresent())
            .toList();
    return new PlannedServices(
        needed,
        judged(services, Verdict.CONDITIONAL),
        owners(open.stream()),
        owners(open.stream().filter(Port::tls)));
  }

  private static List<Service> judged(Collection<Service> services, Verdict verdict) {
    return services.stream().filter(service -> service.verdict() == verdict).toList();
  }

  private static Set<String> owners(Stream<Port> ports) {
    return ports.flatMap(port -> port.service().stream()).collect(Collectors.toSet());
  }

  /** Whether one of these services is reached from outside. */
  public boolean isOpen(Pattern names) {
    return open.stream().anyMatch(name -> names.matcher(name).matches());
  }

  /** Whether one of these services speaks TLS to those outside. */
  public boolean speaksTls(Pattern names) {
    return tls.stream().anyMatch(name -> names.matcher(name).matches());
  }

  /** Whether one of these services is started. */
  public boolean isNeeded(Pattern names) {
    return needed.stream().anyMatch(service -> names.matcher(service.name()).matches());
  }

  /** Whether a web or application server is reached from outside. */
  public boolean isWebOpen() {
    return needed.stream()
        .filter(service -> service.category().filter(WEB::contains).isPresent())
        .anyMatch(service -> open.contains(service.name()));
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

  private static Severity oneLess(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Severity.HIGH;
      case HIGH -> Severity.MEDIUM;
      case MEDIUM, LOW -> Severity.LOW;
      case INFO -> Severity.INFO;
    };
  }
}
