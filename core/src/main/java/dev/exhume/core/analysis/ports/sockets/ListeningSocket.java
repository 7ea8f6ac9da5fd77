package dev.exhume.core.analysis.ports.sockets;

import dev.exhume.core.profile.Evidence;
import java.util.Optional;

/**
 * A socket that a daemon opens once it runs.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param service the boot service that starts the daemon
 */
public record ListeningSocket(
    Endpoint endpoint,
    String protocol,
    Optional<String> service,
    boolean tls,
    SocketRole role,
    Evidence evidence) {

  /** A TCP socket that speaks plain text at first. */
  public static ListeningSocket tcp(
      Endpoint endpoint, RunningDaemon daemon, SocketRole role, Evidence evidence) {
    return new ListeningSocket(endpoint, "tcp", daemon.serviceName(), false, role, evidence);
  }

  /** The same socket with another port. */
  public ListeningSocket withPort(int port) {
    return new ListeningSocket(
        new Endpoint(endpoint.address(), port), protocol, service, tls, role, evidence);
  }

  /** The same socket, encrypted from the first byte or not. */
  public ListeningSocket withTls(boolean encrypted) {
    return new ListeningSocket(endpoint, protocol, service, encrypted, role, evidence);
  }
}
