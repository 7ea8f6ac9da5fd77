package dev.exhume.core.analysis.ports;

import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Site;
import java.util.List;

/**
 * What the server offered to others.
 *
 * @param ports by number, protocol and address
 * @param sites by server, address and names
 */
public record Network(List<Port> ports, List<Site> sites) {
  public Network {
    ports = List.copyOf(ports);
    sites = List.copyOf(sites);
  }
}
