package dev.exhume.core.profile;

import java.util.List;
import java.util.Optional;

/**
 * A web site that a server serves.
 *
 * @param server the service
 * @param names empty for the server's default site without a name
 * @param address as it is configured: {@code 10.1.2.3:80}
 */
public record Site(
    String server,
    List<String> names,
    Optional<String> address,
    Optional<String> documentRoot,
    Evidence evidence) {

  public Site {
    names = List.copyOf(names);
  }
}
