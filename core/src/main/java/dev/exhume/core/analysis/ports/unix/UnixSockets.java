package dev.exhume.core.analysis.ports.unix;

import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Unix sockets of a machine.
 *
 * @param listening those that services listen on
 * @param speaking those that something speaks to
 */
public record UnixSockets(List<UnixSocket> listening, List<UnixSocket> speaking) {
  private static final String SCHEME = "unix:";

  /** More ties than any machine has; a hostile configuration multiplies both sides. */
  private static final int MAX_TIES = 500;

  public UnixSockets {
    listening = List.copyOf(listening);
    speaking = List.copyOf(speaking);
  }

  /** No sockets. */
  public static UnixSockets none() {
    return new UnixSockets(List.of(), List.of());
  }

  /** These and those that sites hand requests on to. */
  UnixSockets and(List<Site> sites) {
    List<UnixSocket> all = new ArrayList<>(speaking);
    for (Site site : sites) {
      for (Site.Proxy proxy : site.proxies()) {
        int scheme = proxy.target().indexOf(SCHEME);
        if (scheme >= 0) {
          String rest = proxy.target().substring(scheme + SCHEME.length());
          all.add(new UnixSocket(path(rest), site.server(), proxy.evidence()));
        }
      }
    }
    return new UnixSockets(listening, all);
  }

  /** These and those of applications whose database is on the machine itself. */
  public UnixSockets andApplications(List<Software> software) {
    List<UnixSocket> all = new ArrayList<>(speaking);
    for (Software application : software) {
      boolean isLocal =
          application
              .database()
              .filter(database -> database.engine().filter("mysql"::equals).isPresent())
              .flatMap(Software.Connection::host)
              .filter("localhost"::equals)
              .isPresent();
      if (isLocal && application.kind().equals("web-application")) {
        Evidence evidence = application.database().orElseThrow().evidence();
        listening.stream()
            .filter(socket -> socket.path().contains("mysql") || socket.path().contains("maria"))
            .limit(1)
            .map(
                socket ->
                    new UnixSocket(
                        socket.path(), application.name() + " in " + application.path(), evidence))
            .forEach(all::add);
      }
    }
    return new UnixSockets(listening, all);
  }

  /** Who speaks to whom; nobody to itself. */
  public List<SocketTie> ties() {
    return listening.stream()
        .flatMap(
            socket ->
                speaking.stream()
                    .filter(other -> other.isAt(socket) && !other.owner().equals(socket.owner()))
                    .map(other -> new SocketTie(socket, other)))
        .distinct()
        .limit(MAX_TIES)
        .toList();
  }

  /** The ties as the profile tells them, by the sockets. */
  public Stream<Dependency> dependencies() {
    return ties().stream()
        .map(SocketTie::dependency)
        .distinct()
        .sorted(
            Comparator.comparing(Dependency::value)
                .thenComparing(tie -> tie.evidence().location())
                .thenComparing(tie -> tie.advice().orElse("")));
  }

  /**
   * Httpd writes {@code unix:/run/php.sock|fcgi://localhost}, nginx a colon and a path after it.
   */
  private static String path(String rest) {
    int end = 0;
    while (end < rest.length() && "|:".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return rest.substring(0, end);
  }
}
