package dev.exhume.core.kit.entrypoint;

import com.google.common.collect.ImmutableSetMultimap;
import dev.exhume.core.profile.Service;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The services that others start in the container, too: cron, what init itself ran, the script of
 * local commands, a supervisor.
 *
 * @param managers whose services the script leaves to them
 */
record SupervisedServices(Set<String> managers) {
  /** What is always there if its services are needed. */
  private static final Set<String> ALWAYS =
      Set.of("inittab", "rc.local", "cron", "xinetd", "inetd");

  /** What the others are called as services. */
  private static final ImmutableSetMultimap<String, String> SUPERVISORS =
      ImmutableSetMultimap.<String, String>builder()
          .putAll("supervisord", "supervisor", "supervisord")
          .putAll("daemontools", "daemontools", "svscan", "svscanboot")
          .putAll("runit", "runit", "runsvdir", "runsvdir-start")
          .putAll("monit", "monit")
          .putAll("pm2", "pm2", "pm2-root", "pm2-init.sh")
          .build();

  SupervisedServices {
    managers = Set.copyOf(managers);
  }

  /**
   * Which supervisors run.
   *
   * @param planned names of the services that the script starts
   */
  static SupervisedServices of(List<Service> services, Set<String> planned) {
    Set<String> byInit =
        services.stream()
            .filter(service -> service.manager().equals("inittab"))
            .map(Service::name)
            .collect(Collectors.toSet());
    return new SupervisedServices(
        SUPERVISORS.keySet().stream()
            .filter(
                manager ->
                    SUPERVISORS.get(manager).stream()
                        .anyMatch(name -> planned.contains(name) || byInit.contains(name)))
            .collect(Collectors.toSet()));
  }

  boolean contains(Service service) {
    return ALWAYS.contains(service.manager()) || managers.contains(service.manager());
  }
}
