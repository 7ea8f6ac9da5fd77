package dev.exhume.core.analysis.boot;

import dev.exhume.core.profile.Boot;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened when the machine was switched on.
 *
 * @param services in the order in which they started
 * @param sockets that init opened itself
 * @param timers by which init starts jobs
 */
public record BootPlan(
    Boot boot, List<BootService> services, List<BootSocket> sockets, List<BootTimer> timers) {
  public BootPlan {
    services = List.copyOf(services);
    sockets = List.copyOf(sockets);
    timers = List.copyOf(timers);
  }

  /** A boot by an init that neither opens sockets nor has timers. */
  public BootPlan(Boot boot, List<BootService> services) {
    this(boot, services, List.of(), List.of());
  }

  /** The same boot, and what other programs started after it. */
  public BootPlan and(List<BootService> more) {
    List<BootService> all = new ArrayList<>(services);
    all.addAll(more);
    return new BootPlan(boot, all, sockets, timers);
  }
}
