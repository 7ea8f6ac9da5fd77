package dev.exhume.core.analysis.ports;

import dev.exhume.core.analysis.ports.sockets.ErrorLog;
import dev.exhume.core.analysis.ports.unix.UnixSockets;
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
 * @param sockets over which services of the machine speak to each other
 * @param errorLogs of the web servers, as they are configured
 */
public record Network(
    List<Port> ports,
    List<Site> sites,
    List<Software> dataSources,
    UnixSockets sockets,
    List<ErrorLog> errorLogs) {
  public Network {
    ports = List.copyOf(ports);
    sites = List.copyOf(sites);
    dataSources = List.copyOf(dataSources);
    errorLogs = List.copyOf(errorLogs);
  }
}
