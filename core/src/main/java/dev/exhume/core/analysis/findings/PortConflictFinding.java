package dev.exhume.core.analysis.findings;

import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which services want the same port, so that one of them could not have run. */
final class PortConflictFinding {
  private static final String ANY = "*";

  /** One port at so many addresses: a hostile configuration has each address clash with each. */
  private static final int MAX_NEIGHBOURS = 200;

  private static final int MAX_FINDINGS = 100;

  private PortConflictFinding() {}

  static List<Finding> of(List<Service> services, List<Port> ports) {
    Set<String> started =
        services.stream()
            .filter(service -> service.enabled() && service.verdict() != Verdict.UNNEEDED)
            .map(Service::name)
            .collect(Collectors.toSet());
    List<Port> opened =
        ports.stream()
            .filter(port -> !port.assumed())
            .filter(port -> port.service().filter(started::contains).isPresent())
            .toList();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < opened.size(); i++) {
      // They are sorted by number, so that those which clash are neighbours.
      Port one = opened.get(i);
      opened.subList(i + 1, Math.min(opened.size(), i + 1 + MAX_NEIGHBOURS)).stream()
          .takeWhile(other -> other.port() == one.port())
          .filter(other -> clash(one, other))
          .limit(MAX_FINDINGS - findings.size())
          .forEach(other -> findings.add(finding(one, other)));
    }
    return findings;
  }

  private static boolean clash(Port one, Port other) {
    return one.protocol().equals(other.protocol())
        && !one.service().equals(other.service())
        && (one.address().equals(other.address())
            || one.address().equals(ANY)
            || other.address().equals(ANY));
  }

  private static Finding finding(Port one, Port other) {
    String first = one.service().orElse("a service");
    String second = other.service().orElse("a service");
    return new Finding(
        "port-conflict",
        Severity.MEDIUM,
        "network",
        "%s and %s both listen on port %d/%s".formatted(first, second, one.port(), one.protocol()),
        "Only the one that starts first gets it; the other fails to start, as it did here.",
        "Find out which of them served (logs, newest files), and leave the other out.",
        List.of(one.evidence(), other.evidence()));
  }
}
