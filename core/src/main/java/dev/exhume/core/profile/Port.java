package dev.exhume.core.profile;

import java.util.Optional;

/**
 * A socket that a service opens, worked out from its configuration.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param address {@code *} for any
 * @param service that opens it, by its name among the services
 * @param primary whether it is the one to expose if only one can be
 * @param assumed whether its configuration was not read, and this is only where such a daemon
 *     listens as it comes
 */
public record Port(
    int port,
    String protocol,
    String address,
    Optional<String> service,
    PortScope scope,
    boolean tls,
    boolean primary,
    boolean assumed,
    Evidence evidence) {}
