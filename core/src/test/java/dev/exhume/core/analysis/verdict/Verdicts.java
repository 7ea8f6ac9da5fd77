package dev.exhume.core.analysis.verdict;

import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Verdict;
import java.util.List;

/**
 * What came out for a machine.
 *
 * @param services in start order
 */
record Verdicts(List<Service> services) {
  /** The names of those with a verdict. */
  List<String> of(Verdict verdict) {
    return services.stream()
        .filter(service -> service.verdict() == verdict)
        .map(Service::name)
        .toList();
  }

  Service service(String name) {
    return services.stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no service " + name));
  }

  /** The verdict and its reason in one: {@code needed: web server}. */
  String ruling(String name) {
    Service service = service(name);
    return "%s: %s".formatted(service.verdict(), service.reason());
  }
}
