package dev.exhume.core.analysis.ports.unix;

import dev.exhume.core.profile.Dependency;
import java.util.Optional;

/**
 * Two services of a machine that speak over a Unix socket, which containers do not share.
 *
 * @param listening the one that answers
 * @param speaking the one that asks
 */
public record SocketTie(UnixSocket listening, UnixSocket speaking) {
  /** What to know when one of the two gets a container of its own. */
  public Dependency dependency() {
    return new Dependency(
        "unix-socket",
        listening.path(),
        speaking.evidence(),
        Optional.of(
            "%s speaks to %s over it (%s): keep both in one container, share the directory of the"
                    .formatted(speaking.owner(), listening.owner(), listening.evidence().location())
                + " socket between theirs, or let them use TCP"));
  }
}
