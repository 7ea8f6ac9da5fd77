package dev.exhume.core.analysis.ports;

import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import java.util.List;

/**
 * What the server offered to others.
 *
 * @param ports by number, protocol and address
 * @param sites by server, address and names
 * @param dataSources the databases that application servers offer to their applications
 */
public record Network(List<Port> ports, List<Site> sites, List<Software> dataSources) {
  public Network {
    ports = List.copyOf(ports);
    sites = List.copyOf(sites);
    dataSources = List.copyOf(dataSources);
  }
}
