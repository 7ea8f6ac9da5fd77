package dev.exhume.core.analysis.boot;

import dev.exhume.core.profile.Boot;
import java.util.List;

/**
 * What happened when the machine was switched on.
 *
 * @param services in the order in which they started
 */
public record BootPlan(Boot boot, List<BootService> services) {
  public BootPlan {
    services = List.copyOf(services);
  }
}
