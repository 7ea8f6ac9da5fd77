package dev.exhume.core.kit.plan;

import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Chooses the ports that the container offers.
 *
 * <p>The public web port comes first: some platforms take only that one.
 */
public final class ExposedPorts {
  private static final List<Integer> WEB = List.of(80, 443, 8080, 8443, 8000, 8180);
  private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}/(?:tcp|udp)");
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp");
  private static final int MAX_PORT = 65535;
  private static final Comparator<Port> ORDER =
      Comparator.comparing(Port::primary)
          .reversed()
          .thenComparing(ExposedPorts::webRank)
          .thenComparing(Port::protocol)
          .thenComparing(Port::port);

  private ExposedPorts() {}

  /** The ports as Docker writes them: {@code 80/tcp}. */
  static List<String> of(List<Port> ports, Set<String> services) {
    return ports.stream()
        .filter(port -> port.scope() == PortScope.PUBLIC)
        .filter(port -> port.port() > 0 && port.port() <= MAX_PORT)
        .filter(port -> PROTOCOLS.contains(port.protocol()))
        .filter(port -> port.service().map(services::contains).orElse(true))
        .sorted(ORDER)
        .map(port -> "%d/%s".formatted(port.port(), port.protocol()))
        .distinct()
        .toList();
  }

  /** Whether a plan's word for a port is one: plans can be made by others. */
  public static boolean isPort(String port) {
    return PORT.matcher(port).matches();
  }

  private static int webRank(Port port) {
    int rank = WEB.indexOf(port.port());
    return rank < 0 || !port.protocol().equals("tcp") ? WEB.size() : rank;
  }
}
