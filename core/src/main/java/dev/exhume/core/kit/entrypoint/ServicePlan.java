package dev.exhume.core.kit.entrypoint;

import java.util.List;

/**
 * What the script does on one server.
 *
 * @param bits of the programs: 32 or 64
 * @param runlevel that the machine booted into
 * @param language that init gave to the services; empty if none
 * @param syslog name of the service that collects system messages; empty if there is none
 * @param services in start order
 * @param extras that run beside them, started last
 * @param dataDirectories of databases, with stale pid files and sockets
 * @param runtimeFiles to make at each start, parents first
 */
record ServicePlan(
    int bits,
    String runlevel,
    String language,
    String syslog,
    ServiceLimits limits,
    List<WatchedService> services,
    List<ExtraCommand> extras,
    List<String> dataDirectories,
    List<RuntimeFile> runtimeFiles) {
  ServicePlan {
    services = List.copyOf(services);
    extras = List.copyOf(extras);
    dataDirectories = List.copyOf(dataDirectories);
    runtimeFiles = List.copyOf(runtimeFiles);
  }
}
