package dev.exhume.core.analysis.boot;

import dev.exhume.core.analysis.boot.systemd.SystemdBoot;
import dev.exhume.core.analysis.boot.sysv.SystemVBoot;
import dev.exhume.core.analysis.boot.upstart.UpstartBoot;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Boot;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out how the machine booted, and what it started. */
public final class BootDetector {
  private BootDetector() {}

  /**
   * What booting did: each init system has a reader of its own.
   *
   * @param root the dead server's {@code /}
   */
  public static BootPlan detect(Path root, Ownership ownership, Problems problems) {
    Optional<InitSystem> initSystem = InitSystem.detect(root, problems);
    if (initSystem.equals(Optional.of(InitSystem.SYSTEMD))) {
      return SystemdBoot.read(root, ownership, problems);
    }
    initSystem
        .filter(init -> init != InitSystem.SYSVINIT && init != InitSystem.UPSTART)
        .ifPresent(
            init ->
                problems.add(
                    root.resolve("sbin/init"),
                    "is %s; only its links to System V scripts were read".formatted(init.label())));
    SystemVBoot links = SystemVBoot.read(root, initSystem, ownership, problems);
    List<BootService> services =
        initSystem.filter(InitSystem.UPSTART::equals).isPresent()
            ? UpstartBoot.services(root, links.runlevel(), links.services(), ownership, problems)
            : links.services();
    return new BootPlan(boot(initSystem, links), services);
  }

  private static Boot boot(Optional<InitSystem> initSystem, SystemVBoot links) {
    boolean hasRunlevel = links.hasLinks() || links.evidence().isPresent();
    return new Boot(
        initSystem.isEmpty() && links.hasLinks()
            ? Optional.of(InitSystem.SYSVINIT.label())
            : initSystem.map(InitSystem::label),
        hasRunlevel ? Optional.of(links.runlevel()) : Optional.empty(),
        Optional.empty(),
        links.evidence(),
        links.extraProcesses());
  }
}
