package dev.exhume.core.analysis.ports.sockets;

import dev.exhume.core.profile.Service.LogFile;

/**
 * Where a daemon writes of its troubles, as its configuration says it.
 *
 * @param service the name of the boot service
 */
public record ErrorLog(String service, LogFile file) {}
