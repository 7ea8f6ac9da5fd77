package dev.exhume.core.kit.run;

import dev.exhume.core.kit.plan.ExposedPorts;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A port that the host passes on to the container.
 *
 * @param onThisHostOnly whether other machines may not ask
 * @param reason who listens, and why not for everybody
 */
public record PublishedPort(int number, String protocol, boolean onThisHostOnly, String reason) {
  private static final String DATABASE = "database";

  /** Where servlet containers take requests from a web server, and believe it all it says. */
  private static final int AJP = 8009;

  /** The ports of a plan, the public web port first. */
  public static List<PublishedPort> of(ServerProfile profile) {
    Set<Integer> databases =
        profile.services().stream()
            .filter(service -> service.category().filter(DATABASE::equals).isPresent())
            .map(Service::ports)
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    return profile.container().exposedPorts().stream()
        .filter(ExposedPorts::isPort)
        .map(port -> of(profile, port, databases))
        .toList();
  }

  private static PublishedPort of(ServerProfile profile, String port, Set<Integer> databases) {
    int slash = port.indexOf('/');
    int number = Integer.parseInt(port.substring(0, slash));
    String protocol = port.substring(slash + 1);
    boolean database = databases.contains(number);
    String service =
        profile.ports().stream()
            .filter(one -> one.port() == number && one.protocol().equals(protocol))
            .flatMap(one -> one.service().stream())
            .findFirst()
            .orElse("a service");
    String reason = service + " listens here.";
    if (number == AJP) {
      reason = service + " listens here; its AJP is for a web server on this host only.";
    } else if (database) {
      reason = service + " listens here; only this host may ask a database with old holes.";
    }
    return new PublishedPort(number, protocol, database || number == AJP, reason);
  }

  /** The variable that says which port of the host it is, and that port. */
  public String choice() {
    return "${PORT_%d:-%s%d}".formatted(number, onThisHostOnly ? "127.0.0.1:" : "", number);
  }

  /** The port of the container: {@code 80/tcp}. */
  public String inside() {
    return "%d/%s".formatted(number, protocol);
  }
}
