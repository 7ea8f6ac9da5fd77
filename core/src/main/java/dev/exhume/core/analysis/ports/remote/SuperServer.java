package dev.exhume.core.analysis.ports.remote;

import dev.exhume.core.analysis.ports.sockets.SocketRole;
import java.util.Set;

/** What inetd and xinetd have in common. */
final class SuperServer {
  private static final Set<String> ADMINISTRATION =
      Set.of("ssh", "telnet", "login", "shell", "exec", "swat", "finger", "auth", "ident");

  private SuperServer() {}

  /** What a service of a name is for. */
  static SocketRole role(String service) {
    return ADMINISTRATION.contains(service) ? SocketRole.ADMINISTRATION : SocketRole.SERVICE;
  }
}
