package dev.exhume.core.analysis.boot.sysv;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.InitSystem;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Boot.ExtraProcess;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A boot as System V has it; other init systems have it, too, for scripts that came before them.
 *
 * @param hasLinks whether any directory of start links is there
 * @param runlevel that the machine came up in; the distribution's usual one if nothing says so
 * @param evidence the line that says so
 * @param extraProcesses what the inittab runs beside the distribution's own start-up
 * @param services in start order
 */
public record SystemVBoot(
    boolean hasLinks,
    String runlevel,
    Optional<Evidence> evidence,
    List<ExtraProcess> extraProcesses,
    List<BootService> services) {
  public SystemVBoot {
    extraProcesses = List.copyOf(extraProcesses);
    services = List.copyOf(services);
  }

  /**
   * Reads inittab and follows the links of the runlevel that it names.
   *
   * @param initSystem which of them can do without an inittab
   */
  public static SystemVBoot read(
      Path root, Optional<InitSystem> initSystem, Ownership ownership, Problems problems) {
    Optional<StartLayout> layout = StartLayout.detect(root, problems);
    Optional<Inittab> inittab = Inittab.read(root, problems);
    DefaultRunlevel runlevel = DefaultRunlevel.of(root, initSystem, layout, inittab, problems);
    return new SystemVBoot(
        layout.isPresent(),
        runlevel.level(),
        runlevel.evidence(),
        inittab.map(table -> ExtraProcesses.of(table, runlevel.level())).orElse(List.of()),
        layout
            .map(
                found -> new StartedServices(root, ownership, problems).in(found, runlevel.level()))
            .orElse(List.of()));
  }

  /**
   * What the links of several runlevels start, each name once; nothing if there are no links.
   *
   * @param runlevels in the order in which they are looked at
   * @param names which of the links count
   */
  public static List<BootService> started(
      Path root,
      List<String> runlevels,
      Predicate<String> names,
      Ownership ownership,
      Problems problems) {
    return StartLayout.detect(root, problems)
        .map(layout -> new StartedServices(root, ownership, problems).in(layout, runlevels, names))
        .orElse(List.of());
  }
}
