package dev.exhume.core.analysis.boot;

import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out how the machine booted, and what it started. */
public final class BootDetector {
  private BootDetector() {}

  /**
   * What booting did.
   *
   * @param root the dead server's {@code /}
   */
  public static BootPlan detect(Path root, Ownership ownership, Problems problems) {
    Optional<InitSystem> initSystem = InitSystem.detect(root, problems);
    initSystem
        .filter(init -> init != InitSystem.SYSVINIT)
        .ifPresent(
            init ->
                problems.add(
                    root.resolve("sbin/init"),
                    "is %s; only its links to System V scripts were read".formatted(init.label())));
    Optional<StartLayout> layout = StartLayout.detect(root, problems);
    Optional<Inittab> inittab = Inittab.read(root, problems);
    if (layout.isEmpty() && inittab.isPresent()) {
      problems.add(
          root.resolve("etc"), "has no directory of start links; what booting started is unknown");
    }
    DefaultRunlevel runlevel = DefaultRunlevel.of(root, initSystem, layout, inittab, problems);
    List<BootService> services =
        layout
            .map(
                found -> new StartedServices(root, ownership, problems).in(found, runlevel.level()))
            .orElse(List.of());
    return new BootPlan(
        boot(
            initSystem.or(() -> layout.map(links -> InitSystem.SYSVINIT)),
            layout.isPresent(),
            runlevel,
            inittab),
        services);
  }

  private static Boot boot(
      Optional<InitSystem> initSystem,
      boolean hasLinks,
      DefaultRunlevel runlevel,
      Optional<Inittab> inittab) {
    Optional<Evidence> evidence = runlevel.evidence();
    boolean hasRunlevels = initSystem.filter(InitSystem.SYSTEMD::equals).isEmpty();
    return new Boot(
        initSystem.map(InitSystem::label),
        hasRunlevels && (hasLinks || evidence.isPresent())
            ? Optional.of(runlevel.level())
            : Optional.empty(),
        evidence,
        inittab.map(table -> ExtraProcesses.of(table, runlevel.level())).orElse(List.of()));
  }
}
