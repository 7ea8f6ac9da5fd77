package dev.exhume.core.analysis.boot;

import dev.exhume.core.profile.Evidence;

/**
 * A socket of the network that the init system opens itself, and hands to a service.
 *
 * @param listen a port, or an address and a port, as its description has it
 * @param protocol {@code tcp} or {@code udp}
 * @param service the name of the service
 */
public record BootSocket(String listen, String protocol, String service, Evidence evidence) {}
